"""The list of all parts for tools that look for known weaknesses: CycloneDX 1.6, as JSON."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from parts import Part
from system_libraries import SetupError


def write_sbom(parts: Sequence[Part], name: str, version: str, epoch: int, path: Path) -> None:
    """Write the list; the same parts give the same bytes.

    Raises:
        SetupError: What was written does not follow the schema.
    """
    program = Component(type=ComponentType.APPLICATION, name=name, version=version)
    program.bom_ref.value = f"{name}@{version}"
    told = hashlib.sha256("\n".join(f"{part.purl}" for part in parts).encode()).hexdigest()
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{name}@{version}#{told}"))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    listed = [_component(part) for part in parts]
    bom.components.update(listed)
    bom.register_dependency(program, listed)
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    if (wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        raise SetupError(f"The list of parts breaks its schema ({wrong}): mend packaging/sbom.py.")
    path.write_text(text + "\n", encoding="utf-8")


def _component(part: Part) -> Component:
    licence = LicenseFactory().make_from_string(part.terms)
    links = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home))]
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=part.purl,
        purl=PackageURL.from_string(part.purl),
        licenses=[licence],
        external_references=links if part.home else [],
    )

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>DeblurStudio</name>
        <message>
            <location filename="../../deblur_studio/ui/about_dialog.py" />
            <source>About Deblur Studio</source>
            <translation>Über Deblur Studio</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/about_dialog.py" />
            <source>Parts of the program</source>
            <translation>Bestandteile des Programms</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/about_dialog.py" />
            <source>Licence of this part</source>
            <translation>Lizenz dieses Bestandteils</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/about_dialog.py" />
            <source>Made of</source>
            <translation>Besteht aus</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/about_dialog.py" />
            <source>Removes camera-shake blur from a photo with the motion that a sensor measured while the shutter was open.</source>
            <translation>Entfernt die Verwacklung aus einem Foto mit der Bewegung, die ein Sensor bei offenem Verschluss gemessen hat.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/about_dialog.py" />
            <source>A result is the photo as restored under the measured motion. Your files never leave this computer.</source>
            <translation>Ein Ergebnis ist das Foto, wie es unter der gemessenen Bewegung restauriert wurde. Die Dateien verlassen diesen Rechner nie.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_bar.py" />
            <source>Compare the blur of the photo with every stretch of the log; nothing is changed by it</source>
            <translation>Die Unschärfe des Fotos mit jedem Abschnitt des Protokolls vergleichen; dabei wird nichts verändert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_bar.py" />
            <source>Find exposure</source>
            <translation>Belichtung suchen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_bar.py" />
            <source>Where to search</source>
            <translation>Wo gesucht wird</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_bar.py" />
            <source>Refine</source>
            <translation>Verfeinern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_bar.py" />
            <source>What else the search may correct</source>
            <translation>Was die Suche außerdem berichtigen darf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_bar.py" />
            <source>Finding the exposure</source>
            <translation>Belichtung wird gesucht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_choices.py" />
            <source>Use</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_choices.py" />
            <source>Move the exposure to where it was found</source>
            <translation>Die Belichtung dorthin legen, wo sie gefunden wurde</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_choices.py" />
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_choices.py" />
            <source>Back to the settings before the search</source>
            <translation>Zurück zu den Einstellungen vor der Suche</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_choices.py" />
            <source>Try:</source>
            <translation>Ausprobieren:</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_choices.py" />
            <source>Use candidate {number}</source>
            <translation>Kandidat {number} übernehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_curve.py" />
            <source>match</source>
            <translation>Übereinstimmung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>doubtful</source>
            <translation>zweifelhaft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>bad</source>
            <translation>schlecht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Recoverable</source>
            <translation>Wiederherstellbar</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Doubtful</source>
            <translation>Zweifelhaft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Not like this</source>
            <translation>So nicht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Sample rate</source>
            <translation>Abtastrate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Mounting</source>
            <translation>Einbaulage</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Sensor range</source>
            <translation>Messbereich</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Highlights</source>
            <translation>Lichter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Blur</source>
            <translation>Unschärfe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Lost detail</source>
            <translation>Verlorene Details</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Agreement</source>
            <translation>Übereinstimmung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>All that was checked</source>
            <translation>Alles, was geprüft wurde</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Checking the shot…</source>
            <translation>Aufnahme wird geprüft…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>Fewer</source>
            <translation>Weniger</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_gates.py" />
            <source>{count} good</source>
            <translation>{count} gut</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_patch.py" />
            <source>No preview: {problem}</source>
            <translation>Keine Vorschau: {problem}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_patch.py" />
            <source>Preview: all clipped</source>
            <translation>Vorschau: alles ausgefressen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_patch.py" />
            <source>Preview: re-blur residual {chi:.2f} × noise</source>
            <translation>Vorschau: Residuum {chi:.2f} × Rauschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>in the whole log</source>
            <translation>im ganzen Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>within 2 s of the band</source>
            <translation>bis 2 s um das Band</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>within 0.25 s of the band</source>
            <translation>bis 0,25 s um das Band</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>at the band: refine only</source>
            <translation>am Band: nur verfeinern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Gyro bias</source>
            <translation>Gyro-Nullpunkt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Scale of the motion</source>
            <translation>Maßstab der Bewegung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Focal length</source>
            <translation>Brennweite</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Readout</source>
            <translation>Auslesezeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Mounting (tries all 24)</source>
            <translation>Einbaulage (probiert alle 24)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>How well the motion explains the blur, by the start of the exposure; click a mark to try</source>
            <translation>Wie gut die Bewegung die Unschärfe erklärt, je nach Beginn der Belichtung; zum Ausprobieren eine Marke anklicken</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Ambiguous</source>
            <translation>Mehrdeutig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Perhaps {moved} ms later than the band was (±{spread} ms, {sure}).</source>
            <translation>Vielleicht {moved} ms später, als das Band lag (±{spread} ms, {sure}).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Perhaps {moved} ms earlier than the band was (±{spread} ms, {sure}).</source>
            <translation>Vielleicht {moved} ms früher, als das Band lag (±{spread} ms, {sure}).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>{moved} ms later than the band was (±{spread} ms, {sure}).</source>
            <translation>{moved} ms später, als das Band lag (±{spread} ms, {sure}).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>{moved} ms earlier than the band was (±{spread} ms, {sure}).</source>
            <translation>{moved} ms früher, als das Band lag (±{spread} ms, {sure}).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>the best by spectra</source>
            <translation>nach den Spektren der beste</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>{behind:.0f} worse</source>
            <translation>{behind:.0f} schlechter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/alignment_words.py" />
            <source>Candidate {number}: starts at {start:.4f} s, blur up to {extent:.1f} px, {behind}</source>
            <translation>Kandidat {number}: beginnt bei {start:.4f} s, Unschärfe bis {extent:.1f} px, {behind}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Add photos</source>
            <translation>Fotos hinzufügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Add a folder of photos</source>
            <translation>Einen Ordner mit Fotos hinzufügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Add a list of photos</source>
            <translation>Eine Liste von Fotos hinzufügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Lists (*.csv *.tsv *.txt)</source>
            <translation>Listen (*.csv *.tsv *.txt)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Add motion logs</source>
            <translation>Bewegungsprotokolle hinzufügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Add a folder of motion logs</source>
            <translation>Einen Ordner mit Bewegungsprotokollen hinzufügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Choose motion log</source>
            <translation>Bewegungsprotokoll wählen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Folder for the results</source>
            <translation>Ordner für die Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Preset of the batch</source>
            <translation>Vorgabe des Stapels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Presets (*.toml *.json)</source>
            <translation>Vorgaben (*.toml *.json)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>A batch is running</source>
            <translation>Ein Stapel läuft</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>{n} photos are yet to be restored.</source>
            <translation>
                <numerusform>{n} Foto ist noch zu restaurieren.</numerusform>
                <numerusform>{n} Fotos sind noch zu restaurieren.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>It can go on without this window, or stop now and go on where it was another time.</source>
            <translation>Er kann ohne dieses Fenster weiterlaufen oder jetzt anhalten und ein andermal dort weitermachen, wo er war.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Let it go on</source>
            <translation>Weiterlaufen lassen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_dialogs.py" />
            <source>Stop it</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_model.py" />
            <source>Before | after</source>
            <translation>Vorher | nachher</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_model.py" />
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_model.py" />
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_model.py" />
            <source>Seconds</source>
            <translation>Sek.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_model.py" />
            <source>What happened</source>
            <translation>Was geschah</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Preset from a file…</source>
            <translation>Vorgabe aus einer Datei…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Format of the results</source>
            <translation>Format der Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Photos at a time</source>
            <translation>Fotos zugleich</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Replace results that are there</source>
            <translation>Vorhandene Ergebnisse ersetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Results in</source>
            <translation>Ergebnisse nach</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Results as</source>
            <translation>Ergebnisse als</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>Every setting automatic</source>
            <translation>Alle Werte automatisch</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>{n} settings of its own</source>
            <translation>
                <numerusform>{n} eigener Wert</numerusform>
                <numerusform>{n} eigene Werte</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_options.py" />
            <source>None yet</source>
            <translation>Noch keine</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>What is missing</source>
            <translation>Was fehlt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Progress of the batch</source>
            <translation>Fortschritt des Stapels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Summary</source>
            <translation>Zusammenfassung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Open the summary with small pictures</source>
            <translation>Die Zusammenfassung mit kleinen Bildern öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Open the summary as CSV</source>
            <translation>Die Zusammenfassung als CSV öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Retry failed</source>
            <translation>Gescheiterte wiederholen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>{span} left</source>
            <translation>noch {span}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_progress.py" />
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_table.py" />
            <source>Photos of the batch</source>
            <translation>Fotos des Stapels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_table.py" />
            <source>Open in &amp;Restore</source>
            <translation>In &amp;Restaurieren öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_table.py" />
            <source>Show &amp;result</source>
            <translation>&amp;Ergebnis zeigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_table.py" />
            <source>Choose &amp;log…</source>
            <translation>&amp;Protokoll wählen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_table.py" />
            <source>&amp;Take off the list</source>
            <translation>Von der &amp;Liste nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_table.py" />
            <source>Drop folders, photos, logs or a list here.
A photo gets the log of its name, else the one that covers the time it was taken.</source>
            <translation>Ordner, Fotos, Protokolle oder eine Liste hierher ziehen.
Ein Foto bekommt das Protokoll seines Namens, sonst das, in dessen Zeit es aufgenommen wurde.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>Batch</source>
            <translation>Stapel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>Photos…</source>
            <translation>Fotos…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>Folder of photos…</source>
            <translation>Ordner mit Fotos…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>List of photos and logs…</source>
            <translation>Liste von Fotos und Protokollen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>Add logs</source>
            <translation>Protokolle hinzufügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>Motion logs…</source>
            <translation>Bewegungsprotokolle…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>Folder of motion logs…</source>
            <translation>Ordner mit Bewegungsprotokollen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_window.py" />
            <source>New batch</source>
            <translation>Neuer Stapel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Being restored</source>
            <translation>Wird restauriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Restored</source>
            <translation>Restauriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>No log</source>
            <translation>Kein Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>{n} restored</source>
            <translation>{n} restauriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>{n} being restored</source>
            <translation>{n} in Arbeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>{n} waiting</source>
            <translation>{n} wartend</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>{n} failed</source>
            <translation>{n} gescheitert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>{n} without a log</source>
            <translation>{n} ohne Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Blur of {size} px.</source>
            <translation>Unschärfe von {size} px.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Residual (chi) {chi}.</source>
            <translation>Residuum (chi) {chi}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Stopping</source>
            <translation>Hält an</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Paused</source>
            <translation>Pausiert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>At work</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Stopped</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Done, not all</source>
            <translation>Fertig, nicht alle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/batch_words.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>{fewest} to {most} photos and one log</source>
            <translation>{fewest} bis {most} Fotos und ein Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>Photos of anything with detail, taken by hand at 1/60 to 1/5 s while the sensor recorded without a pause. They share the clock offset, the mounting, the focal length and the readout, so together they settle them.</source>
            <translation>Fotos von irgendetwas mit Details, aus der Hand mit 1/60 bis 1/5 s aufgenommen, während der Sensor ohne Pause mitschrieb. Sie haben Uhrenversatz, Einbaulage, Brennweite und Auslesezeit gemeinsam und legen sie deshalb zusammen fest.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>One photo of the printed dot chart and its log</source>
            <translation>Ein Foto der gedruckten Punkttafel und sein Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>Each dot photographs as the blur itself. Print the chart on matt paper, fill the frame with it and let the camera shake. One photo seldom settles the mounting.</source>
            <translation>Jeder Punkt bildet die Unschärfe selbst ab. Die Tafel auf mattes Papier drucken, das Bild damit füllen und die Kamera wackeln lassen. Ein einziges Foto legt die Einbaulage selten fest.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>What to calibrate from</source>
            <translation>Woraus kalibriert wird</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>Save chart as PDF…</source>
            <translation>Tafel als PDF speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>Save the dot chart</source>
            <translation>Punkttafel speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_kind.py" />
            <source>Saved as {name}; print it at 100 %.</source>
            <translation>Gespeichert als {name}; mit 100 % drucken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_picker.py" />
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_picker.py" />
            <source>Rig</source>
            <translation>Rig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_picker.py" />
            <source>A camera with its sensor, as a calibration found them</source>
            <translation>Eine Kamera mit ihrem Sensor, wie eine Kalibrierung sie gefunden hat</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_picker.py" />
            <source>Calibrate…</source>
            <translation>Kalibrieren…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_picker.py" />
            <source>Find clock offset, mounting, focal length and readout of a rig</source>
            <translation>Uhrenversatz, Einbaulage, Brennweite und Auslesezeit eines Rigs bestimmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Value</source>
            <translation>Größe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Better than no motion by</source>
            <translation>Besser als ohne Bewegung um</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Left unexplained</source>
            <translation>Bleibt unerklärt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Dot</source>
            <translation>Punkt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Values of the rig</source>
            <translation>Werte des Rigs</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>How well each photo is explained</source>
            <translation>Wie gut jedes Foto erklärt wird</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Name of the rig, such as “Drone cam”</source>
            <translation>Name des Rigs, etwa „Drohnenkamera“</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Name of the rig</source>
            <translation>Name des Rigs</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Solved</source>
            <translation>Gelöst</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Not settled</source>
            <translation>Nicht entschieden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>fits</source>
            <translation>passt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>does not fit</source>
            <translation>passt nicht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Clock offset</source>
            <translation>Uhrenversatz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Orientation</source>
            <translation>Ausrichtung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>Gyro bias (this log)</source>
            <translation>Gyro-Nullpunkt (dieses Protokoll)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_result.py" />
            <source>{name}, turned by {turned:.1f}°</source>
            <translation>{name}, um {turned:.1f}° gedreht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Drop photos and the log here. Start times count on the log's clock; EXIF times and marks are taken over by themselves.</source>
            <translation>Fotos und das Protokoll hierher ziehen. Anfangszeiten zählen nach der Uhr des Protokolls; EXIF-Zeiten und Marken werden von selbst übernommen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Photos and log</source>
            <translation>Fotos und Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Add photos…</source>
            <translation>Fotos hinzufügen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Times from file…</source>
            <translation>Zeiten aus Datei…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>A line for each photo: name, start and exposure in seconds</source>
            <translation>Je Foto eine Zeile: Name, Beginn und Belichtung in Sekunden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Open log…</source>
            <translation>Protokoll öffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>No log yet.</source>
            <translation>Noch kein Protokoll.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>{name}: {duration:.1f} s at {rate:.0f} Hz.</source>
            <translation>{name}: {duration:.1f} s mit {rate:.0f} Hz.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Open motion log</source>
            <translation>Bewegungsprotokoll öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Times of the photos</source>
            <translation>Zeiten der Fotos</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_shots.py" />
            <source>Text (*.txt *.csv)</source>
            <translation>Text (*.txt *.csv)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>Readout of the rows</source>
            <translation>Auslesezeit der Zeilen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>Mounting of the sensor (tries all 24 ways of axes along axes)</source>
            <translation>Einbaulage des Sensors (probiert alle 24 Lagen von Achsen an Achsen)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>Solve</source>
            <translation>Lösen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>as EXIF says</source>
            <translation>wie im EXIF</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source> ms to either side</source>
            <translation> ms nach beiden Seiten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>Calibrate</source>
            <translation>Kalibrieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>Focal length to begin with</source>
            <translation>Brennweite für den Anfang</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>The clocks differ by up to</source>
            <translation>Die Uhren unterscheiden sich um bis zu</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_solve.py" />
            <source>Calibrating the rig</source>
            <translation>Rig wird kalibriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_table.py" />
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_table.py" />
            <source>Starts at (s)</source>
            <translation>Beginnt bei (s)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_table.py" />
            <source>Exposure (ms)</source>
            <translation>Belichtung (ms)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_table.py" />
            <source>Time from</source>
            <translation>Zeit laut</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_table.py" />
            <source>Photos to calibrate from</source>
            <translation>Fotos zum Kalibrieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Calibrate a rig</source>
            <translation>Ein Rig kalibrieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Save rig</source>
            <translation>Rig speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Step {step} of {steps}</source>
            <translation>Schritt {step} von {steps}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Save anyway</source>
            <translation>Trotzdem speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>There is a rig “{name}” already. Replace it?</source>
            <translation>Es gibt schon ein Rig „{name}“. Ersetzen?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/calibration_wizard.py" />
            <source>Replace rig</source>
            <translation>Rig ersetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>Single</source>
            <translation>Einzeln</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>Wipe</source>
            <translation>Wischen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>Side by side</source>
            <translation>Nebeneinander</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>Difference</source>
            <translation>Differenz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>&amp;Fit photo</source>
            <translation>Foto &amp;einpassen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>&amp;Actual pixels</source>
            <translation>&amp;Originalgröße</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>Zoom &amp;in</source>
            <translation>Ver&amp;größern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/canvas_actions.py" />
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>&amp;New case…</source>
            <translation>&amp;Neuer Fall…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>Open cas&amp;e…</source>
            <translation>Fall ö&amp;ffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>Recen&amp;t cases</source>
            <translation>Zuletzt geöffnete Fä&amp;lle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>Case &amp;details…</source>
            <translation>An&amp;gaben zum Fall…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>C&amp;lose case</source>
            <translation>Fall s&amp;chließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>Rep&amp;ort…</source>
            <translation>Be&amp;richt…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>B&amp;undle…</source>
            <translation>P&amp;aket…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>&amp;Verify bundle…</source>
            <translation>Paket pr&amp;üfen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_actions.py" />
            <source>No cases yet</source>
            <translation>Noch keine Fälle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Open case</source>
            <translation>Fall öffnen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>{n} entries</source>
            <translation>
                <numerusform>{n} Eintrag</numerusform>
                <numerusform>{n} Einträge</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Mode</source>
            <translation>Modus</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Made</source>
            <translation>Angelegt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Record</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Last hash</source>
            <translation>Letzter Hash</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Bundle</source>
            <translation>Paket</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Bundles</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_asking.py" />
            <source>Verify bundle</source>
            <translation>Paket prüfen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_chip.py" />
            <source>{case}: evidence</source>
            <translation>{case}: Beweis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_chip.py" />
            <source>{case}: investigative</source>
            <translation>{case}: Ermittlung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Cases</source>
            <translation>Fälle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Case &amp;number</source>
            <translation>&amp;Nummer des Falls</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>&amp;Examiner</source>
            <translation>&amp;Bearbeitung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>N&amp;otes</source>
            <translation>N&amp;otizen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>New case</source>
            <translation>Neuer Fall</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>File of the case</source>
            <translation>Datei des Falls</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>E&amp;vidence</source>
            <translation>Be&amp;weis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>&amp;Investigative</source>
            <translation>&amp;Ermittlung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Make case</source>
            <translation>Fall anlegen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Methods that add nothing learned, the same bits on every run.</source>
            <translation>Verfahren, die nichts Gelerntes hinzufügen, bei jedem Lauf Bit für Bit gleich.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Learned methods too, labelled everywhere, with a classical result beside.</source>
            <translation>Auch gelernte Verfahren, überall gekennzeichnet, mit einem klassischen Ergebnis daneben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>The mode cannot be changed later; it is part of the record.</source>
            <translation>Der Modus lässt sich später nicht ändern; er gehört zum Verlauf.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Choose where the case goes.</source>
            <translation>Wählen, wohin der Fall kommt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>{name} exists already; choose another name.</source>
            <translation>{name} gibt es schon; einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>There is no folder {folder}.</source>
            <translation>Den Ordner {folder} gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_dialogs.py" />
            <source>Case details</source>
            <translation>Angaben zum Fall</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_words.py" />
            <source>evidence</source>
            <translation>Beweis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_words.py" />
            <source>investigative</source>
            <translation>Ermittlung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_words.py" />
            <source>explained</source>
            <translation>erklärt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_words.py" />
            <source>inexact</source>
            <translation>ungenau</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_words.py" />
            <source>flagged</source>
            <translation>auffällig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/case_words.py" />
            <source>not judged</source>
            <translation>nicht beurteilt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/figure_file.py" />
            <source>{name} must end in {endings}.</source>
            <translation>{name} muss auf {endings} enden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/figure_file.py" />
            <source>{name} cannot be written; choose another folder.</source>
            <translation>{name} kann nicht geschrieben werden; einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/figure_file.py" />
            <source>The figure cannot be written; choose another folder.</source>
            <translation>Die Abbildung kann nicht geschrieben werden; einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Photos (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.dng *.nef *.cr2 *.cr3 *.arw *.orf *.rw2 *.raf);;All files (*)</source>
            <translation>Fotos (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.dng *.nef *.cr2 *.cr3 *.arw *.orf *.rw2 *.raf);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Camera files (*.toml)</source>
            <translation>Kameradateien (*.toml)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>TIFF, 16 bit (*.tif *.tiff);;PNG, 16 bit (*.png);;JPEG copy (*.jpg *.jpeg)</source>
            <translation>TIFF, 16 Bit (*.tif *.tiff);;PNG, 16 Bit (*.png);;JPEG-Kopie (*.jpg *.jpeg)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Motion logs</source>
            <translation>Bewegungsprotokolle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Camera videos</source>
            <translation>Kameravideos</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Open photo</source>
            <translation>Foto öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Save result</source>
            <translation>Ergebnis speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Open camera file</source>
            <translation>Kameradatei öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Save camera file</source>
            <translation>Kameradatei speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Result not saved</source>
            <translation>Ergebnis nicht gespeichert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>The restored photo has not been saved. Discard it?</source>
            <translation>Das restaurierte Foto ist nicht gespeichert. Verwerfen?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Replay a recording</source>
            <translation>Eine Aufzeichnung abspielen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Save picture</source>
            <translation>Bild speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>PNG (*.png)</source>
            <translation>PNG (*.png)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>Saved as {name}.</source>
            <translation>Gespeichert als {name}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/file_dialogs.py" />
            <source>{file} cannot be written; choose another folder or a name in .png.</source>
            <translation>{file} kann nicht geschrieben werden; einen anderen Ordner oder einen Namen auf .png wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/first_start.py" />
            <source>Settings and layout are as at first; the old ones are kept as {path}.</source>
            <translation>Einstellungen und Anordnung sind wie am Anfang; die alten liegen unter {path}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/first_start.py" />
            <source>The last run met a defect of the program; its report is {path}.</source>
            <translation>Beim letzten Mal traf das Programm auf einen eigenen Fehler; der Bericht ist {path}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/first_start.py" />
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/first_start.py" />
            <source>Report of a crash</source>
            <translation>Bericht eines Absturzes</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/first_start.py" />
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Fit the photo</source>
            <translation>Foto einpassen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Actual pixels</source>
            <translation>Originalgröße</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Space and drag</source>
            <translation>Leertaste und ziehen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Pan</source>
            <translation>Schwenken</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Arrows</source>
            <translation>Pfeiltasten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>B (hold)</source>
            <translation>B (halten)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Show the original</source>
            <translation>Original zeigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_dialogs.py" />
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>&amp;Manual</source>
            <translation>&amp;Handbuch</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>&amp;Tour</source>
            <translation>&amp;Rundgang</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>M&amp;odel cards</source>
            <translation>M&amp;odellkarten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>&amp;Log</source>
            <translation>&amp;Programmprotokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>&amp;Copy system info</source>
            <translation>&amp;Systemangaben kopieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/help_menu.py" />
            <source>&amp;About Deblur Studio</source>
            <translation>Ü&amp;ber Deblur Studio</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Everything</source>
            <translation>Alles</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Warnings and errors</source>
            <translation>Warnungen und Fehler</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>How serious</source>
            <translation>Wie ernst</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Only lines with these words</source>
            <translation>Nur Zeilen mit diesen Wörtern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Nothing was noted.</source>
            <translation>Nichts wurde vermerkt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/log_dialog.py" />
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/main_window.py" />
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/main_window.py" />
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/main_window.py" />
            <source>&amp;Panels</source>
            <translation>Bereic&amp;he</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/main_window.py" />
            <source>&amp;Theme</source>
            <translation>Farb&amp;schema</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/main_window.py" />
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/main_window.py" />
            <source>&amp;Reset layout</source>
            <translation>Anordnung &amp;zurücksetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/manual_window.py" />
            <source>Manual</source>
            <translation>Handbuch</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/manual_window.py" />
            <source>{n} of {of} pages</source>
            <translation>{n} von {of} Seiten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/manual_window.py" />
            <source>Search the manual</source>
            <translation>Im Handbuch suchen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/manual_window.py" />
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/manual_window.py" />
            <source>No page has these words.</source>
            <translation>Keine Seite enthält diese Wörter.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/manual_window.py" />
            <source>Page of the manual</source>
            <translation>Seite des Handbuchs</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/map_picker.py" />
            <source>&amp;Maps</source>
            <translation>Kar&amp;ten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/map_picker.py" />
            <source>&amp;Save map as picture…</source>
            <translation>Karte als &amp;Bild speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/map_picker.py" />
            <source>Maps of the result</source>
            <translation>Karten des Ergebnisses</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/map_picker.py" />
            <source>Save map</source>
            <translation>Karte speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>Open &amp;photo…</source>
            <translation>&amp;Foto öffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>Open motion &amp;log…</source>
            <translation>Bewegungs&amp;protokoll öffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>Open &amp;camera file…</source>
            <translation>&amp;Kameradatei öffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>Open s&amp;ample</source>
            <translation>Be&amp;ispiel öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>&amp;Save result as…</source>
            <translation>Ergebnis &amp;speichern unter…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>Save camera &amp;file…</source>
            <translation>Kamera&amp;datei speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>&amp;Batch…</source>
            <translation>S&amp;tapel…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>P&amp;references…</source>
            <translation>&amp;Einstellungen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>&amp;Recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>No photos yet</source>
            <translation>Noch keine Fotos</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>As the &amp;system</source>
            <translation>Wie das &amp;System</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>&amp;Light</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/menus.py" />
            <source>F&amp;ull screen</source>
            <translation>Vollbil&amp;d</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_cards.py" />
            <source>Model cards</source>
            <translation>Modellkarten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_cards.py" />
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_cards.py" />
            <source>No model was found.</source>
            <translation>Kein Modell gefunden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_cards.py" />
            <source>Model card</source>
            <translation>Modellkarte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Networks (*.safetensors);;All files (*)</source>
            <translation>Netze (*.safetensors);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Open model</source>
            <translation>Modell öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Remove model</source>
            <translation>Modell entfernen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Move the model {name} with its card to the trash?</source>
            <translation>Das Modell {name} mit seiner Karte in den Papierkorb legen?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>There is no trash for {folder}. Delete {name} for good?</source>
            <translation>Für {folder} gibt es keinen Papierkorb. {name} endgültig löschen?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Model card: {name}</source>
            <translation>Modellkarte: {name}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Copy card</source>
            <translation>Karte kopieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_dialogs.py" />
            <source>Remove model…</source>
            <translation>Modell entfernen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>adds content learned from other photos</source>
            <translation>fügt Inhalt hinzu, der an anderen Fotos gelernt wurde</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>adds no content</source>
            <translation>fügt keinen Inhalt hinzu</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>PSNR on its validation pairs, dB</source>
            <translation>PSNR an seinen Prüfpaaren, dB</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>PSNR of the blurred photos, dB</source>
            <translation>PSNR der verwackelten Fotos, dB</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>PSNR of the best classical input, dB</source>
            <translation>PSNR der besten klassischen Eingabe, dB</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>{name} (ships)</source>
            <translation>{name} (mitgeliefert)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>training not known</source>
            <translation>Training unbekannt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>{steps} in {time}</source>
            <translation>{steps} in {time}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Network {name}</source>
            <translation>Netz {name}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Scores</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Recipe</source>
            <translation>Rezept</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Photos it was trained on ({n:,}), SHA-256</source>
            <translation>Fotos, an denen es trainiert wurde ({n:,}), SHA-256</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Motions it was trained on ({n:,}), SHA-256</source>
            <translation>Bewegungen, an denen es trainiert wurde ({n:,}), SHA-256</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>{name}, {n:,} parameters</source>
            <translation>{name}, {n:,} Parameter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Trained</source>
            <translation>Trainiert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Terms</source>
            <translation>Bedingungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Name on the card</source>
            <translation>Name auf der Karte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>{score:.1f} dB (blurred {blurred:.1f})</source>
            <translation>{score:.1f} dB (verwackelt {blurred:.1f})</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>{n:,} steps</source>
            <translation>
                <numerusform>{n:,} Schritt</numerusform>
                <numerusform>{n:,} Schritte</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/model_words.py" />
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/notify.py" />
            <source>{name} lies beside this photo and looks like its motion log.</source>
            <translation>{name} liegt neben diesem Foto und sieht nach seinem Bewegungsprotokoll aus.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/notify.py" />
            <source>Open log</source>
            <translation>Protokoll öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>Settings changed since: deblur again to update.</source>
            <translation>Werte seither geändert: zum Auffrischen neu entfalten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>Adds detail that was learned from other photos.</source>
            <translation>Fügt Details hinzu, die an anderen Fotos gelernt wurden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>The measured motion explains the photo.</source>
            <translation>Die gemessene Bewegung erklärt das Foto.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>The motion is right, but known less exactly.</source>
            <translation>Die Bewegung stimmt, ist aber weniger genau bekannt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>The measured motion does not explain this photo.</source>
            <translation>Die gemessene Bewegung erklärt dieses Foto nicht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>The result could not be checked against the photo.</source>
            <translation>Das Ergebnis ließ sich nicht am Foto prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/outcome_view.py" />
            <source>Save as…</source>
            <translation>Speichern unter…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/camera_card.py" />
            <source>Exposure</source>
            <translation>Belichtung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/camera_card.py" />
            <source>Starts at</source>
            <translation>Beginnt bei</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/camera_card.py" />
            <source>Filled in when both a photo and its motion log are open.</source>
            <translation>Wird ausgefüllt, sobald ein Foto und sein Bewegungsprotokoll offen sind.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/camera_card.py" />
            <source>Camera and exposure</source>
            <translation>Kamera und Belichtung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/camera_card.py" />
            <source>Back to the proposed values</source>
            <translation>Zurück zu den vorgeschlagenen Werten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/camera_card.py" />
            <source>“{text}” is not a number; enter one such as 12.5.</source>
            <translation>„{text}“ ist keine Zahl; eine wie 12,5 eingeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Drop a blurred photo and its motion log here</source>
            <translation>Ein verwackeltes Foto und sein Bewegungsprotokoll hierher ziehen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>JPEG, PNG, TIFF, HEIC or RAW, with a gyro log from a phone, camera or sensor</source>
            <translation>JPEG, PNG, TIFF, HEIC oder RAW, mit dem Gyro-Protokoll von Telefon, Kamera oder Sensor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>&amp;Kernels over the photo</source>
            <translation>&amp;Faltungskerne über dem Foto</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Compare with the &amp;classical result</source>
            <translation>Mit dem klass&amp;ischen Ergebnis vergleichen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>&amp;Preview where clicked</source>
            <translation>&amp;Vorschau an der Klickstelle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>&amp;Loupe</source>
            <translation>&amp;Lupe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Reading {names}…</source>
            <translation>{names} wird gelesen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Restored (settings changed since)</source>
            <translation>Restauriert (Werte seither geändert)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Classical result</source>
            <translation>Klassisches Ergebnis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>Restored, adds learned detail</source>
            <translation>Restauriert, fügt Gelerntes hinzu</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/canvas_panel.py" />
            <source>INVESTIGATIVE ONLY: adds learned detail</source>
            <translation>NUR ERMITTLUNG: fügt Gelerntes hinzu</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Case</source>
            <translation>Fall</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>No case is open.</source>
            <translation>Kein Fall ist offen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Close case</source>
            <translation>Fall schließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Result on view</source>
            <translation>Gezeigtes Ergebnis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Spread map with each result</source>
            <translation>Streuungskarte zu jedem Ergebnis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Eight more restorations with typical errors of the motion</source>
            <translation>Acht weitere Restaurierungen mit typischen Fehlern der Bewegung</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>{n} photos</source>
            <translation>
                <numerusform>{n} Foto</numerusform>
                <numerusform>{n} Fotos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>{n} logs</source>
            <translation>
                <numerusform>{n} Protokoll</numerusform>
                <numerusform>{n} Protokolle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>{n} restorations</source>
            <translation>
                <numerusform>{n} Restaurierung</numerusform>
                <numerusform>{n} Restaurierungen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>not given</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Examiner</source>
            <translation>Bearbeitung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Notes</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/case_card.py" />
            <source>Holds</source>
            <translation>Enthält</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/history_panel.py" />
            <source>As the shot was opened</source>
            <translation>Wie beim Öffnen der Aufnahme</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/history_panel.py" />
            <source>History of the settings</source>
            <translation>Verlauf der Werte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/history_panel.py" />
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/history_panel.py" />
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/history_panel.py" />
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Motion log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Drop the gyro log of this photo here, or press Ctrl+L.</source>
            <translation>Das Gyro-Protokoll dieses Fotos hierher ziehen oder Strg+L drücken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source> and {n} more</source>
            <translation> und {n} weitere</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>{first:.3f} to {last:.3f} s</source>
            <translation>{first:.3f} bis {last:.3f} s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>gyro</source>
            <translation>Gyroskop</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>gyro, accelerometer</source>
            <translation>Gyro, Beschl.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Sensors</source>
            <translation>Sensoren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Rate</source>
            <translation>Rate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Gaps</source>
            <translation>Lücken</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>keep the exposure clear of them</source>
            <translation>die Belichtung davon fernhalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>too slow to follow a hand</source>
            <translation>zu langsam für eine Hand</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>200 Hz is advised</source>
            <translation>200 Hz sind ratsam</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Too slow</source>
            <translation>Zu langsam</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>Slow</source>
            <translation>Langsam</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/log_card.py" />
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>No weights ship for this method: train it in the Training workspace, or open a model.</source>
            <translation>Für dieses Verfahren liegen keine Gewichte bei: es unter Training trainieren oder ein Modell öffnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>Clock, bias, focal length and mounting are moved, within what is usual, to where they explain the blur best; what changes is shown on the camera card and can be taken back</source>
            <translation>Uhr, Nullpunkt, Brennweite und Einbaulage werden im üblichen Rahmen dorthin verschoben, wo sie die Unschärfe am besten erklären; was sich ändert, steht auf der Kamerakarte und lässt sich zurücknehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>Learned methods are off in an evidence case: they add detail from other photos.</source>
            <translation>Gelernte Verfahren sind in einem Beweisfall aus: sie fügen Details aus anderen Fotos hinzu.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>Refine the motion first</source>
            <translation>Erst die Bewegung verfeinern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>Deblur</source>
            <translation>Entfalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>Restore the photo under the measured motion (Ctrl+Return)</source>
            <translation>Das Foto unter der gemessenen Bewegung restaurieren (Strg+Eingabe)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/method_panel.py" />
            <source>Choose a classical method, or make an investigative case.</source>
            <translation>Ein klassisches Verfahren wählen oder einen Ermittlungsfall anlegen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>Drop a blurred photo here, or press Ctrl+O.</source>
            <translation>Ein verwackeltes Foto hierher ziehen oder Strg+O drücken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>{size:.1f} megapixels</source>
            <translation>{size:.1f} Megapixel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>{format}, {bits} bit</source>
            <translation>{format}, {bits} Bit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>ISO</source>
            <translation>ISO</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>Taken</source>
            <translation>Aufgenommen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/photo_card.py" />
            <source>{focal:g} mm ({same:g} mm on 35 mm)</source>
            <translation>{focal:g} mm ({same:g} mm Kleinbild)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_camera.py" />
            <source>Your picture</source>
            <translation>Eigenes Bild</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_camera.py" />
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_camera.py" />
            <source>The sharp picture that the motion blurs</source>
            <translation>Das scharfe Bild, das die Bewegung verwackelt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_camera.py" />
            <source>Open…</source>
            <translation>Öffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_camera.py" />
            <source>Take a photo of your own</source>
            <translation>Ein eigenes Foto nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Arrow keys move to another pixel</source>
            <translation>Pfeiltasten gehen zu einem anderen Pixel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Click a pixel</source>
            <translation>Ein Pixel anklicken</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Convolved</source>
            <translation>Gefaltet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Small picture to convolve</source>
            <translation>Kleines Bild zum Falten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>One white pixel</source>
            <translation>Ein weißes Pixel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Spread by the kernel</source>
            <translation>Vom Kern verteilt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>One pixel spread by the kernel</source>
            <translation>Ein Pixel, vom Kern verteilt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Preparing the picture…</source>
            <translation>Bild wird vorbereitet…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Ways to see a convolution</source>
            <translation>Ansichten einer Faltung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Gather: the numbers of one pixel</source>
            <translation>Sammeln: die Zahlen eines Pixels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_convolution.py" />
            <source>Spread: what becomes of one pixel</source>
            <translation>Verteilen: was aus einem Pixel wird</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_draw.py" />
            <source>How far the pad reaches</source>
            <translation>Wie weit die Zeichenfläche reicht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_draw.py" />
            <source>Steady pace</source>
            <translation>Gleichmäßiges Tempo</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_draw.py" />
            <source>Walk the line at an even speed; off: slow drawing is brighter</source>
            <translation>Die Linie gleichmäßig ablaufen; aus: langsam Gezeichnetes ist heller</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_draw.py" />
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_draw.py" />
            <source>Take the line away</source>
            <translation>Die Linie wegnehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_draw.py" />
            <source>Draw how a point of light moves: that is the kernel at the centre.</source>
            <translation>Zeichnen, wie sich ein Lichtpunkt bewegt: das ist der Kern in der Mitte.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_kernel.py" />
            <source>Arrow keys move the place in the photo whose kernel is shown</source>
            <translation>Pfeiltasten verschieben die Stelle im Foto, deren Kern gezeigt wird</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_kernel.py" />
            <source>Kernel</source>
            <translation>Kern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_kernel.py" />
            <source>Frequency</source>
            <translation>Frequenz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_kernel.py" />
            <source>Path</source>
            <translation>Bahn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_kernel.py" />
            <source>In space</source>
            <translation>Im Raum</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_lessons.py" />
            <source>Lessons</source>
            <translation>Lektionen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_lessons.py" />
            <source>Choose a lesson</source>
            <translation>Lektion wählen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_lessons.py" />
            <source>Close the lessons</source>
            <translation>Lektionen schließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_lessons.py" />
            <source>Choose a lesson.</source>
            <translation>Eine Lektion wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_lessons.py" />
            <source>Done. {after}</source>
            <translation>Geschafft. {after}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_lessons.py" />
            <source>{done} of {all} done</source>
            <translation>{done} von {all} geschafft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_log.py" />
            <source>Drag the band: the exposure sees that stretch of the log.</source>
            <translation>Das Band ziehen: die Belichtung sieht diesen Abschnitt des Protokolls.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_log.py" />
            <source>Open a log, or connect a sensor in Sensor, and take a stretch of its motion.</source>
            <translation>Ein Protokoll öffnen oder unter Sensor einen Sensor verbinden und einen Abschnitt seiner Bewegung nehmen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_log.py" />
            <source>Take from sensor</source>
            <translation>Vom Sensor nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_log.py" />
            <source>Open a motion log</source>
            <translation>Ein Bewegungsprotokoll öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_log.py" />
            <source>Take the last ten seconds of the sensor that is connected</source>
            <translation>Die letzten zehn Sekunden des verbundenen Sensors nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_method.py" />
            <source>Method of restoration</source>
            <translation>Verfahren der Restaurierung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_method.py" />
            <source>One kernel for the whole picture</source>
            <translation>Ein Kern für das ganze Bild</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_method.py" />
            <source>Restore as if every place had the kernel of the centre, and see where it fails</source>
            <translation>Restaurieren, als hätte jede Stelle den Kern der Mitte, und sehen, wo das scheitert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_method.py" />
            <source>Show at full size</source>
            <translation>In voller Größe zeigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_method.py" />
            <source>Blur and restore every pixel of the picture; takes longer</source>
            <translation>Jedes Pixel des Bildes verwackeln und restaurieren; dauert länger</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Noise comes out</source>
            <translation>Rauschen danach</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Behind the best</source>
            <translation>Hinter dem besten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Blurred, with noise</source>
            <translation>Verwackelt, mit Rauschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Filtered</source>
            <translation>Gefiltert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Filtered picture</source>
            <translation>Gefiltertes Bild</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>strength of the filter</source>
            <translation>Stärke des Filters</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>RMS error</source>
            <translation>RMS-Fehler</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Error by strength</source>
            <translation>Fehler je Stärke</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Strength of the filter</source>
            <translation>Stärke des Filters</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Left: the inverse filter. Right: more and more of Wiener's.</source>
            <translation>Links: das inverse Filter. Rechts: mehr und mehr das von Wiener.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Best</source>
            <translation>Bestes</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Go to the strength with the least error</source>
            <translation>Zur Stärke mit dem kleinsten Fehler gehen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>amplified noise</source>
            <translation>verstärktes Rauschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>missing detail</source>
            <translation>fehlende Details</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>best</source>
            <translation>bestes</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>here</source>
            <translation>hier</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>{gain:.3g} × stronger</source>
            <translation>{gain:.3g} × stärker</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Inverse filter</source>
            <translation>Inverses Filter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_noise.py" />
            <source>Wiener</source>
            <translation>Wiener</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Sharp</source>
            <translation>Scharf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Blurred</source>
            <translation>Verwackelt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Difference to the sharp</source>
            <translation>Differenz zum Scharfen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>PSNR blurred</source>
            <translation>PSNR verwackelt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>PSNR restored</source>
            <translation>PSNR restauriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Gained</source>
            <translation>Gewinn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Longest kernel</source>
            <translation>Längster Kern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Destroyed detail</source>
            <translation>Zerstört</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>Picture of the sandbox</source>
            <translation>Bild des Sandkastens</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>&amp;Kernels over the picture</source>
            <translation>Faltungs&amp;kerne über dem Bild</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>&amp;Fit picture</source>
            <translation>Bild &amp;einpassen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>View of the picture</source>
            <translation>Ansicht des Bildes</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_photo.py" />
            <source>the same</source>
            <translation>gleich</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>iteration</source>
            <translation>Iteration</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Choose a method with iterations, then play them one by one.</source>
            <translation>Ein Verfahren mit Iterationen wählen und sie Schritt für Schritt abspielen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Play the iterations, or step through them one by one.</source>
            <translation>Die Iterationen abspielen oder einzeln durchgehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Picture of an iteration</source>
            <translation>Bild einer Iteration</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>No iteration yet</source>
            <translation>Noch keine Iteration</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Residual by iteration</source>
            <translation>Residuum je Iteration</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>residual, in noise</source>
            <translation>Residuum, in Rauschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>PSNR by iteration</source>
            <translation>PSNR je Iteration</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>PSNR, dB</source>
            <translation>PSNR, dB</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Method to play</source>
            <translation>Verfahren zum Abspielen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Choose a method</source>
            <translation>Verfahren wählen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Restart</source>
            <translation>Von vorn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Play the iterations one after the other</source>
            <translation>Die Iterationen nacheinander abspielen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>One more iteration</source>
            <translation>Eine Iteration mehr</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Begin again with the blurred picture</source>
            <translation>Wieder mit dem verwackelten Bild beginnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Iteration on view</source>
            <translation>Gezeigte Iteration</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>After {n} iterations</source>
            <translation>
                <numerusform>Nach {n} Iteration</numerusform>
                <numerusform>Nach {n} Iterationen</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Iteration {number}: PSNR {psnr:.2f} dB, residual {residual:.2f}</source>
            <translation>Iteration {number}: PSNR {psnr:.2f} dB, Residuum {residual:.2f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>This is the best so far.</source>
            <translation>Das ist bisher die beste.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_player.py" />
            <source>Best so far: iteration {number} with {psnr:.2f} dB.</source>
            <translation>Bisher am besten: Iteration {number} mit {psnr:.2f} dB.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_sliders.py" />
            <source>Draw again</source>
            <translation>Neu auslosen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_sliders.py" />
            <source>Another tremor as strong as this one, and other noise</source>
            <translation>Ein anderes Zittern von dieser Stärke und anderes Rauschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_sliders.py" />
            <source>Move the camera as this preset does: {name}</source>
            <translation>Die Kamera bewegen wie diese Vorgabe: {name}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_sliders.py" />
            <source>Tremor and noise no. {seed}</source>
            <translation>Zittern und Rauschen Nr. {seed}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sandbox_turning.py" />
            <source>How far the camera must move for blurs of about one length. Turning blurs near and far alike; travel must grow with the depth of the scene. Roll and travel forward leave the centre sharp. Lens, readout and depth are those at the left.</source>
            <translation>Wie weit sich die Kamera bewegen muss, damit Unschärfen von etwa einer Länge entstehen. Drehung verwischt Nahes und Fernes gleich; Verschiebung muss mit der Tiefe der Szene wachsen. Rollen und Verschiebung nach vorn lassen die Mitte scharf. Objektiv, Auslesezeit und Tiefe sind die von links.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Hold the camera level, as for a landscape photo.</source>
            <translation>Die Kamera waagrecht halten wie für ein Querformat.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Point the lens straight down at the floor.</source>
            <translation>Das Objektiv gerade nach unten auf den Boden richten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Turn it upright: its right side, seen from behind, points down.</source>
            <translation>Hochkant drehen: die rechte Seite, von hinten gesehen, zeigt nach unten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Stillness of the sensor</source>
            <translation>Ruhe des Sensors</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Take bias</source>
            <translation>Nullpunkt nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Bias at rest</source>
            <translation>Nullpunkt in Ruhe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Start again</source>
            <translation>Von vorn beginnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Axes by three poses</source>
            <translation>Achsen aus drei Lagen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Sensor profile used for recordings</source>
            <translation>Sensorprofil für Aufzeichnungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Name, such as Helmet camera</source>
            <translation>Name, etwa Helmkamera</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Name of the sensor profile</source>
            <translation>Name des Sensorprofils</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Save profile</source>
            <translation>Profil speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Sensor profile</source>
            <translation>Sensorprofil</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>None for recordings</source>
            <translation>Keines für Aufzeichnungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Moving, {rate:.2f} °/s. Lay it down.</source>
            <translation>Bewegt, {rate:.2f} °/s. Hinlegen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Still, {rate:.2f} °/s.</source>
            <translation>Ruhig, {rate:.2f} °/s.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>A mean of {span:g} s.</source>
            <translation>Ein Mittel über {span:g} s.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>All three are taken.</source>
            <translation>Alle drei sind genommen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Take pose</source>
            <translation>Lage nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Take pose {number} of 3</source>
            <translation>Lage {number} von 3 nehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>not along the axes, kept as a matrix</source>
            <translation>nicht längs der Achsen, als Matrix behalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Orientation {name}; poses agree to {worst:.1f}°.</source>
            <translation>Ausrichtung {name}; die Lagen stimmen auf {worst:.1f}° überein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Waiting for the sensor.</source>
            <translation>Warten auf den Sensor.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_calibration.py" />
            <source>Connect a sensor and put it on a table.</source>
            <translation>Einen Sensor verbinden und auf einen Tisch legen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Source of sensor data</source>
            <translation>Quelle der Sensordaten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Output rate of the sensor</source>
            <translation>Ausgaberate des Sensors</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Output rate</source>
            <translation>Ausgaberate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Connect another</source>
            <translation>Weiteren verbinden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Disconnect</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Choose a file to replay.</source>
            <translation>Eine Datei zum Abspielen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_connection.py" />
            <source>Scan for a sensor.</source>
            <translation>Nach einem Sensor suchen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_curves.py" />
            <source>No sensor is connected</source>
            <translation>Kein Sensor verbunden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_curves.py" />
            <source>Choose a source at the left and press Connect. A simulated sensor needs no hardware.</source>
            <translation>Links eine Quelle wählen und Verbinden drücken. Ein simulierter Sensor braucht kein Gerät.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_curves.py" />
            <source>Acceleration</source>
            <translation>Beschleunigung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_curves.py" />
            <source>Angular rate</source>
            <translation>Drehrate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_curves.py" />
            <source>Angle</source>
            <translation>Winkel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>The sensor lies still and level for five seconds. From then on it takes what it measured there off its acceleration and rate.</source>
            <translation>Der Sensor liegt fünf Sekunden lang still und waagrecht. Was er dabei misst, zieht er künftig von Beschleunigung und Drehrate ab.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Turn the sensor slowly about all three axes, then end. It corrects the heading of nine axes for the magnetism around it.</source>
            <translation>Den Sensor langsam um alle drei Achsen drehen, dann beenden. Er bereinigt die Richtung der neun Achsen um den Magnetismus der Umgebung.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Six: the heading comes from the gyroscope alone, right beside metal and cameras. Nine: from the magnetometer as well. Neither changes the measured rate.</source>
            <translation>Sechs: die Richtung kommt allein vom Gyroskop, richtig neben Metall und Kameras. Neun: auch vom Magnetometer. Die gemessene Drehrate ändert beides nicht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>This is saved in the sensor and outlives its power switch.</source>
            <translation>Dies wird im Sensor gespeichert und überlebt das Ausschalten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Progress of the calibration at rest</source>
            <translation>Fortschritt der Kalibrierung in Ruhe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Axes of the sensor</source>
            <translation>Achsen des Sensors</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Axes not known yet</source>
            <translation>Achsen noch unbekannt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Six axes</source>
            <translation>Sechs Achsen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Nine axes</source>
            <translation>Neun Achsen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Inside the sensor</source>
            <translation>Im Sensor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Calibrate at rest</source>
            <translation>In Ruhe kalibrieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Calibrate the magnetometer</source>
            <translation>Magnetometer kalibrieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Change the axes</source>
            <translation>Achsen ändern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Calibrate at rest…</source>
            <translation>In Ruhe kalibrieren…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Keep still, {left} s</source>
            <translation>Stillhalten, {left} s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>End and save</source>
            <translation>Beenden und speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>Calibrate the magnetometer…</source>
            <translation>Magnetometer kalibrieren…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_device.py" />
            <source>A calibration goes on.</source>
            <translation>Eine Kalibrierung läuft.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Link quality</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Shown while a sensor streams.</source>
            <translation>Wird gezeigt, solange ein Sensor sendet.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>set to {rate:g} Hz</source>
            <translation>eingestellt auf {rate:g} Hz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Jitter</source>
            <translation>Jitter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Lost samples</source>
            <translation>Verlorene Werte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Last frame</source>
            <translation>Letztes Paket</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Battery</source>
            <translation>Akku</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Firmware</source>
            <translation>Firmware</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Silent</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Off its rate</source>
            <translation>Falsche Rate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Lossy</source>
            <translation>Verluste</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Uneven</source>
            <translation>Ungleichmäßig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>Good</source>
            <translation>Gut</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_link.py" />
            <source>{least} to {most}</source>
            <translation>{least} bis {most}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/sensor_values.py" />
            <source>{quantity} {axis} in {unit}</source>
            <translation>{quantity} {axis} in {unit}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/timeline_panel.py" />
            <source>Drag the band to where the shutter was open; its edges change how long it was.</source>
            <translation>Das Band dorthin ziehen, wo der Verschluss offen war; seine Ränder ändern die Dauer.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/timeline_panel.py" />
            <source>&amp;Accelerometer curves</source>
            <translation>Kurven der &amp;Beschleunigung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/timeline_panel.py" />
            <source>Open the photo that belongs to this log.</source>
            <translation>Das Foto zu diesem Protokoll öffnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Folders of sharp photos. Some are kept back to judge the result by.</source>
            <translation>Ordner mit scharfen Fotos. Einige werden zurückgehalten, um das Ergebnis zu beurteilen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Guided-small</source>
            <translation>Geführt, klein</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Guided</source>
            <translation>Geführt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Seed</source>
            <translation>Ursprung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Logs of real shake make the training truer; without any it is generated.</source>
            <translation>Protokolle echten Wackelns machen das Training wahrer; ohne sie wird es erzeugt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Preset</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Name of the run</source>
            <translation>Name des Laufs</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Add folder…</source>
            <translation>Ordner…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Add logs…</source>
            <translation>Protokolle…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Start training</source>
            <translation>Training starten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Photos</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>Motions</source>
            <translation>Bewegungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>{steps:,} steps of {batch} crops</source>
            <translation>{steps:,} Schritte zu {batch} Ausschnitten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>{name} is being trained; one run at a time.</source>
            <translation>{name} wird trainiert; ein Lauf zur Zeit.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_form.py" />
            <source>A number of the recipe cannot be taken; see there.</source>
            <translation>Eine Zahl des Rezepts geht nicht; siehe dort.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>No run yet</source>
            <translation>Noch kein Lauf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>Choose a preset and a folder of photos at the left, then start the training.</source>
            <translation>Links eine Vorgabe und einen Ordner mit Fotos wählen und das Training starten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>&amp;Logarithmic steps</source>
            <translation>&amp;Logarithmische Schritte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>Epoch {epoch}, step {step:,}</source>
            <translation>Epoche {epoch}, Schritt {step:,}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>Best classical</source>
            <translation>Bestes klassisches</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>The picture of this step is not in the run's folder any more.</source>
            <translation>Das Bild dieses Schritts liegt nicht mehr im Ordner des Laufs.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>Save a checkpoint and end; the run can be resumed</source>
            <translation>Einen Sicherungspunkt schreiben und enden; der Lauf lässt sich fortsetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_progress.py" />
            <source>Share of the training that is done</source>
            <translation>Anteil des Trainings, der getan ist</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>Runs that you start are listed here and stay until you delete them.</source>
            <translation>Gestartete Läufe stehen hier und bleiben, bis sie gelöscht werden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>Tick runs to compare their curves.</source>
            <translation>Läufe ankreuzen, um ihre Kurven zu vergleichen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>&amp;Resume training</source>
            <translation>Training &amp;fortsetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>&amp;Use this model</source>
            <translation>Dieses Modell &amp;verwenden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>&amp;Open folder</source>
            <translation>&amp;Ordner öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>Open &amp;log</source>
            <translation>&amp;Protokoll öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>&amp;Delete run…</source>
            <translation>Lauf &amp;löschen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>&amp;Keep runs elsewhere…</source>
            <translation>Läufe &amp;anderswo ablegen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/panels/training_runs.py" />
            <source>{steps} steps</source>
            <translation>{steps} Schritte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_dialog.py" />
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_dialog.py" />
            <source>Pages of the preferences</source>
            <translation>Seiten der Einstellungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_dialog.py" />
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_dialog.py" />
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_dialog.py" />
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Change…</source>
            <translation>Ändern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Usual</source>
            <translation>Üblich</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Files that were made before stay where they are.</source>
            <translation>Dateien von früher bleiben, wo sie sind.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Folder of {what}</source>
            <translation>Ordner: {what}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Change the folder of {what}</source>
            <translation>Ordner ändern: {what}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Use the usual folder of {what}</source>
            <translation>Üblichen Ordner nehmen: {what}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>beside the photo</source>
            <translation>neben dem Foto</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Recordings</source>
            <translation>Aufzeichnungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Training runs</source>
            <translation>Trainingsläufe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_folders.py" />
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Angular rates in</source>
            <translation>Drehraten in</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Networks run on</source>
            <translation>Netze rechnen auf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Takes effect at the next start.</source>
            <translation>Gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Holds where a method or a training says automatic.</source>
            <translation>Gilt, wo ein Verfahren oder ein Training automatisch wählt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Classical methods give the same pixels with any number.</source>
            <translation>Klassische Verfahren ergeben mit jeder Zahl dieselben Pixel.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>One for each core ({n})</source>
            <translation>Einer je Kern ({n})</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_general.py" />
            <source>The processor</source>
            <translation>dem Prozessor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_keys.py" />
            <source>Usual keys</source>
            <translation>Übliche Tasten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_keys.py" />
            <source>Reset all</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_keys.py" />
            <source>Does</source>
            <translation>Wirkung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_keys.py" />
            <source>Other keys</source>
            <translation>Andere Tasten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_keys.py" />
            <source>{keys} belongs to the photo and the controls; press others.</source>
            <translation>{keys} gehört zum Foto und zu den Bedienelementen; andere drücken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preferences_keys.py" />
            <source>{keys} is taken by “{title}”; press others.</source>
            <translation>{keys} ist durch „{title}“ belegt; andere drücken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>Presets</source>
            <translation>Vorgaben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>Named settings of a method; batches use the same files</source>
            <translation>Benannte Werte eines Verfahrens; Stapel verwenden dieselben Dateien</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>No presets yet</source>
            <translation>Noch keine Vorgaben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>Keep these settings as…</source>
            <translation>Diese Werte behalten als…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>Keep settings</source>
            <translation>Werte behalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>Name of the preset</source>
            <translation>Name der Vorgabe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/preset_menu.py" />
            <source>Replace the preset {name}?</source>
            <translation>Die Vorgabe {name} ersetzen?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_history.py" />
            <source>undo</source>
            <translation>rückgängig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_history.py" />
            <source>Start of the exposure</source>
            <translation>Beginn der Belichtung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_history.py" />
            <source>Method: {name}</source>
            <translation>Verfahren: {name}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_history.py" />
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_history.py" />
            <source>Several settings</source>
            <translation>Mehrere Werte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_workspace.py" />
            <source>Shot</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_workspace.py" />
            <source>Restoration</source>
            <translation>Restaurierung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/restore_workspace.py" />
            <source>Motion</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Side of the kernel; odd numbers have a middle.</source>
            <translation>Seite des Kerns; ungerade Zahlen haben eine Mitte.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Direction, from the x axis downwards.</source>
            <translation>Richtung, von der x-Achse abwärts.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Cell</source>
            <translation>Feld</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Weight of the cell that is chosen.</source>
            <translation>Gewicht des gewählten Feldes.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Weights sum to one</source>
            <translation>Summe der Gewichte eins</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Keeps the brightness of the picture; off: the weights as typed</source>
            <translation>Erhält die Helligkeit des Bildes; aus: die Gewichte wie eingegeben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Cell must be from −{most:g} to {most:g}.</source>
            <translation>Das Feld muss zwischen −{most:g} und {most:g} liegen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_bench_kernel.py" />
            <source>Your own</source>
            <translation>Eigener</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_column.py" />
            <source>Sliders</source>
            <translation>Regler</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_column.py" />
            <source>Draw</source>
            <translation>Zeichnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_column.py" />
            <source>Source of the motion</source>
            <translation>Quelle der Bewegung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Numbers (*.csv);;NumPy (*.npz);;PNG, 16 bit (*.png)</source>
            <translation>Zahlen (*.csv);;NumPy (*.npz);;PNG, 16 Bit (*.png)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>GIF (*.gif);;Animated PNG (*.png)</source>
            <translation>GIF (*.gif);;Animiertes PNG (*.png)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
            <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>State of the sandbox (*.json)</source>
            <translation>Zustand des Sandkastens (*.json)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Photos (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.dng *.nef *.cr2 *.cr3 *.arw);;All files (*)</source>
            <translation>Fotos (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.heif *.dng *.nef *.cr2 *.cr3 *.arw);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Share</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save figures, kernels and the state; open the shot in Restore</source>
            <translation>Abbildungen, Kerne und den Zustand speichern; die Aufnahme in Restaurieren öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save &amp;figure</source>
            <translation>&amp;Abbildung speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save &amp;kernel…</source>
            <translation>&amp;Kern speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save &amp;animation…</source>
            <translation>A&amp;nimation speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>&amp;Save state…</source>
            <translation>Zustand &amp;speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>&amp;Open state…</source>
            <translation>Zustand ö&amp;ffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>&amp;Copy as Python</source>
            <translation>Als &amp;Python kopieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save figure</source>
            <translation>Abbildung speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save kernel</source>
            <translation>Kern speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save animation</source>
            <translation>Animation speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Save state</source>
            <translation>Zustand speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Open state</source>
            <translation>Zustand öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Open picture</source>
            <translation>Bild öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_export.py" />
            <source>Copied the lines that make this kernel.</source>
            <translation>Die Zeilen, die diesen Kern erzeugen, sind kopiert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_pages.py" />
            <source>Pages of the sandbox</source>
            <translation>Seiten des Sandkastens</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_pages.py" />
            <source>&amp;Lessons</source>
            <translation>&amp;Lektionen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_pages.py" />
            <source>Sandbox</source>
            <translation>Sandkasten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_status.py" />
            <source>Computing…</source>
            <translation>Wird berechnet…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_status.py" />
            <source>Shown at {wide} × {tall} px</source>
            <translation>Gezeigt mit {wide} × {tall} px</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Convolution</source>
            <translation>Faltung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Iterations</source>
            <translation>Iterationen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Turn or travel</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Path over time</source>
            <translation>Bahn über der Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Path in space</source>
            <translation>Bahn im Raum</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Numbers of a pixel</source>
            <translation>Zahlen eines Pixels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Spread of a pixel</source>
            <translation>Verteilung eines Pixels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Turning and travelling</source>
            <translation>Drehung und Verschiebung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sandbox_workspace.py" />
            <source>Kernel and path</source>
            <translation>Kern und Bahn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/screenshot.py" />
            <source>The window was not ready within {span:g} s.</source>
            <translation>Das Fenster war nicht binnen {span:g} s bereit.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>Sensor</source>
            <translation>Sensor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Use for photo</source>
            <translation>Für &amp;Foto verwenden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Record</source>
            <translation>&amp;Aufzeichnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Mark the shutter</source>
            <translation>&amp;Verschluss markieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Pause the curves</source>
            <translation>Kurven an&amp;halten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Clear the curves</source>
            <translation>Kurven &amp;leeren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Save a picture…</source>
            <translation>&amp;Bild speichern…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>Time on view</source>
            <translation>Gezeigte Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>&amp;Stop</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>Last: {name}</source>
            <translation>Zuletzt: {name}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>, {marks} marked</source>
            <translation>, {marks} markiert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_bar.py" />
            <source>{count} sensors, </source>
            <translation>{count} Sensoren, </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_status.py" />
            <source>Recordings go to {folder}</source>
            <translation>Aufzeichnungen gehen nach {folder}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Scanning</source>
            <translation>Sucht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Connecting</source>
            <translation>Verbindet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Streaming</source>
            <translation>Sendet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Stalled</source>
            <translation>Stockt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Reconnecting</source>
            <translation>Verbindet neu</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_words.py" />
            <source>Lost</source>
            <translation>Verloren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_workspace.py" />
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/sensor_workspace.py" />
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/status_line.py" />
            <source>Blur unknown</source>
            <translation>Unschärfe unbekannt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/status_line.py" />
            <source>Blur up to {extent:.1f} px</source>
            <translation>Unschärfe bis {extent:.1f} px</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/status_line.py" />
            <source>8-bit {values}</source>
            <translation>8 Bit {values}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/status_line.py" />
            <source>linear {values}</source>
            <translation>linear {values}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>What was taken, and how it moved</source>
            <translation>Was aufgenommen wurde und wie es sich bewegte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>A photo, the log of a motion sensor, and the camera. The cards say where every value comes from; drop your own files on the window.</source>
            <translation>Ein Foto, das Protokoll eines Bewegungssensors und die Kamera. Die Karten sagen, woher jeder Wert kommt; eigene Dateien auf das Fenster ziehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>When the shutter was open</source>
            <translation>Wann der Verschluss offen war</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>The band on the measured motion is the exposure. Drag it, or move it with the arrow keys. Find exposure looks for it in the photo.</source>
            <translation>Das Band auf der gemessenen Bewegung ist die Belichtung. Mit der Maus ziehen oder mit den Pfeiltasten bewegen. Belichtung suchen findet sie aus dem Foto.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>What the motion did to each point</source>
            <translation>Was die Bewegung mit jedem Punkt gemacht hat</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>The strokes are the kernels: how a point of light was smeared there. They follow the band. Click one to see it large, with a restored patch.</source>
            <translation>Die Striche sind die Faltungskerne: wie ein Lichtpunkt dort verschmiert wurde. Sie folgen dem Band. Einen anklicken, um ihn groß zu sehen, mit einem restaurierten Stück.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>Undo it</source>
            <translation>Rückgängig machen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>Deblur restores the photo under these kernels. Nothing else is changed.</source>
            <translation>Entfalten restauriert das Foto unter diesen Kernen. Sonst wird nichts verändert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>Look closely, then save</source>
            <translation>Genau hinsehen, dann speichern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/tour.py" />
            <source>Compare by wipe, side by side or difference; hold B for the original. Ctrl+S saves with the photo's EXIF and colour profile. The original is never written to.</source>
            <translation>Vergleichen durch Wischen, Nebeneinander oder Differenz; B halten zeigt das Original. Strg+S speichert mit EXIF und Farbprofil des Fotos. In das Original wird nie geschrieben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Motion logs (*.gcsv *.csv *.txt *.log *.zip *.json *.bin *.imu);;All files (*)</source>
            <translation>Bewegungsprotokolle (*.gcsv *.csv *.txt *.log *.zip *.json *.bin *.imu);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Folder of sharp photos</source>
            <translation>Ordner mit scharfen Fotos</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Folder of motion logs</source>
            <translation>Ordner mit Bewegungsprotokollen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Folder for training runs</source>
            <translation>Ordner für Trainingsläufe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Move {name} with its checkpoint and model to the trash?</source>
            <translation>{name} mit Sicherungspunkt und Modell in den Papierkorb legen?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Delete run</source>
            <translation>Lauf löschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Delete run for good</source>
            <translation>Lauf endgültig löschen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>A training is running</source>
            <translation>Ein Training läuft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>{name} is being trained and ends with this window.</source>
            <translation>{name} wird trainiert und endet mit diesem Fenster.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>It can be resumed from where it is saved.</source>
            <translation>Der Lauf lässt sich von dort fortsetzen, wo er gesichert ist.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_dialogs.py" />
            <source>Stop and save, then close</source>
            <translation>Anhalten, sichern und schließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Best PSNR</source>
            <translation>Bestes PSNR</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Time left</source>
            <translation>Restzeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>{rate:.1f} crops/s</source>
            <translation>{rate:.1f} Ausschn./s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>{step:,} of {steps:,}</source>
            <translation>{step:,} von {steps:,}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Saving a checkpoint</source>
            <translation>Sicherungspunkt wird geschrieben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Starting</source>
            <translation>Startet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Holds its memory and computes nothing</source>
            <translation>Behält seinen Speicher und rechnet nicht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Can be resumed from its last checkpoint</source>
            <translation>Lässt sich vom letzten Sicherungspunkt fortsetzen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_figures.py" />
            <source>Saved at step {step:,}</source>
            <translation>Gesichert bei Schritt {step:,}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_status.py" />
            <source>Runs are kept in {folder}</source>
            <translation>Läufe liegen in {folder}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>Preparing</source>
            <translation>Bereitet vor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>Unreadable</source>
            <translation>Unlesbar</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>Reading</source>
            <translation>Wird gelesen</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>{n:,} photos</source>
            <translation>
                <numerusform>{n:,} Foto</numerusform>
                <numerusform>{n:,} Fotos</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>no log</source>
            <translation>kein Protokoll</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>{n:,} logs</source>
            <translation>
                <numerusform>{n:,} Protokoll</numerusform>
                <numerusform>{n:,} Protokolle</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_words.py" />
            <source>, {count} left out</source>
            <translation>, {count} ausgelassen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_workspace.py" />
            <source>New training</source>
            <translation>Neues Training</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/training_workspace.py" />
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>Verify {name}</source>
            <translation>{name} prüfen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>What was found</source>
            <translation>Befund</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>Paste the hash that was noted elsewhere</source>
            <translation>Den anderswo notierten Hash einfügen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>Hash of the record's last entry, noted elsewhere</source>
            <translation>Hash des letzten Eintrags im Verlauf, anderswo notiert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>Only a hash from elsewhere shows that no other record was made.</source>
            <translation>Nur ein Hash von anderswo zeigt, dass kein anderer Verlauf gemacht wurde.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>This is the record that was noted.</source>
            <translation>Dies ist der notierte Verlauf.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>This is not the record that was noted.</source>
            <translation>Dies ist nicht der notierte Verlauf.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>Verified: nothing was changed, and every step gives the same pixels.</source>
            <translation>Geprüft: nichts wurde verändert, und jeder Schritt ergibt dieselben Pixel.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>This bundle is not what was made: {n} things differ.</source>
            <translation>
                <numerusform>Dieses Paket ist nicht, was gemacht wurde: {n} Abweichung.</numerusform>
                <numerusform>Dieses Paket ist nicht, was gemacht wurde: {n} Abweichungen.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>This bundle cannot be verified here.</source>
            <translation>Dieses Paket lässt sich hier nicht prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>Record: {entries}, the last one's hash is {head}.</source>
            <translation>Verlauf: {entries}, der Hash des letzten ist {head}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>{step}: carried out again in {seconds:.1f} s, every bit is the same.</source>
            <translation>{step}: in {seconds:.1f} s wiederholt, jedes Bit ist gleich.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/verify_dialog.py" />
            <source>{step}: carried out again in {seconds:.1f} s, differs by up to {most} of 65535 (RMS {rms:.2f}, allowed {allowed:.0f}).</source>
            <translation>{step}: in {seconds:.1f} s wiederholt, weicht um bis zu {most} von 65535 ab (RMS {rms:.2f}, erlaubt {allowed:.0f}).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/attitude_view.py" />
            <source>Orientation of the sensor</source>
            <translation>Lage des Sensors</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/attitude_view.py" />
            <source>No sensor is streaming.</source>
            <translation>Kein Sensor sendet.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/axis_legend.py" />
            <source>Curves: axes {names}</source>
            <translation>Kurven: Achsen {names}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/banner.py" />
            <source>Copy details</source>
            <translation>Einzelheiten kopieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/banner.py" />
            <source>Dismiss</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/canvas.py" />
            <source>Drop a photo and its motion log here</source>
            <translation>Ein Foto und sein Bewegungsprotokoll hierher ziehen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/canvas.py" />
            <source>or open them from the File menu</source>
            <translation>oder über das Menü Datei öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/canvas_scene.py" />
            <source>Difference ×{gain}</source>
            <translation>Differenz ×{gain}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/card.py" />
            <source>Expand</source>
            <translation>Aufklappen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/card.py" />
            <source>Collapse</source>
            <translation>Zuklappen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/card_row.py" />
            <source>Reset: {value}</source>
            <translation>Zurücksetzen: {value}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>Pixels around it</source>
            <translation>Pixel ringsum</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>Kernel, turned by half a turn</source>
            <translation>Kern, um eine halbe Drehung gedreht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>Products</source>
            <translation>Produkte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>Click a pixel of the picture to see how its blurred value comes about.</source>
            <translation>Ein Pixel des Bildes anklicken, um zu sehen, wie sein verwischter Wert entsteht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>Numbers of one pixel</source>
            <translation>Zahlen eines Pixels</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>Pixel x {x}, y {y}: {count} products add up to {total:.4f}</source>
            <translation>Pixel x {x}, y {y}: {count} Produkte ergeben zusammen {total:.4f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/convolution_table.py" />
            <source>the weights to {sum:.3f}</source>
            <translation>die Gewichte {sum:.3f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/drawing_pad.py" />
            <source>Draw here how a point of light moves while the shutter is open</source>
            <translation>Hier zeichnen, wie sich ein Lichtpunkt bei offenem Verschluss bewegt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/drawing_pad.py" />
            <source>Arrow keys draw by 1 px, with Shift by 5; Backspace takes a step back, Delete clears</source>
            <translation>Pfeiltasten zeichnen um 1 px, mit Umschalt um 5; Rücktaste nimmt einen Schritt zurück, Entf leert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/drawing_pad.py" />
            <source>Pad to draw the path on</source>
            <translation>Fläche zum Zeichnen der Bahn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/figure_deck.py" />
            <source>Figures</source>
            <translation>Abbildungen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>Import {name}</source>
            <translation>{name} importieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>Remember for logs with these columns as</source>
            <translation>Für Protokolle mit diesen Spalten merken als</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>{rate:.1f} samples a second for {span:.2f} s, with acceleration.</source>
            <translation>{rate:.1f} Werte je Sekunde über {span:.2f} s, mit Beschleunigung.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>{rate:.1f} samples a second for {span:.2f} s, without acceleration.</source>
            <translation>{rate:.1f} Werte je Sekunde über {span:.2f} s, ohne Beschleunigung.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>(Only the beginning of this large log was read.)</source>
            <translation>(Von diesem großen Protokoll wurde nur der Anfang gelesen.)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>Say which columns hold the time and the sensors.</source>
            <translation>Angeben, in welchen Spalten Zeit und Sensoren stehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_dialog.py" />
            <source>Name of the remembered settings</source>
            <translation>Name der gemerkten Angaben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Delimiter</source>
            <translation>Trennzeichen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Time column</source>
            <translation>Spalte der Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Angular rate {axis}</source>
            <translation>Drehrate {axis}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Acceleration {axis}</source>
            <translation>Beschleunigung {axis}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Unit of the time</source>
            <translation>Einheit der Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Unit of the angular rate</source>
            <translation>Einheit der Drehrate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Unit of the acceleration</source>
            <translation>Einheit der Beschleunigung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Column {number}</source>
            <translation>Spalte {number}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Angular rate x, y, z</source>
            <translation>Drehrate x, y, z</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>Acceleration x, y, z</source>
            <translation>Beschleunigung x, y, z</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>comma</source>
            <translation>Komma</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>semicolon</source>
            <translation>Strichpunkt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>tab</source>
            <translation>Tabulator</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>bar</source>
            <translation>senkrechter Strich</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_fields.py" />
            <source>white space</source>
            <translation>Leerraum</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_table.py" />
            <source>First rows of the table</source>
            <translation>Erste Zeilen der Tabelle</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_table.py" />
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_table.py" />
            <source>rate</source>
            <translation>Drehrate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/import_table.py" />
            <source>accel.</source>
            <translation>Beschl.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_editor.py" />
            <source>Arrow keys choose a cell; Space or a digit sets it, Delete clears it</source>
            <translation>Pfeiltasten wählen ein Feld; Leertaste oder eine Ziffer setzt es, Entf leert es</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_editor.py" />
            <source>Kernel to edit</source>
            <translation>Kern zum Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_editor.py" />
            <source>Paint cells with the mouse, erase with the right button. </source>
            <translation>Felder mit der Maus malen, mit der rechten Taste löschen. </translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_editor.py" />
            <source>Row {row}, column {column}: {value}.</source>
            <translation>Zeile {row}, Spalte {column}: {value}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_view.py" />
            <source>Click a kernel in the photo to see it here.</source>
            <translation>Einen Kern im Foto anklicken, um ihn hier zu sehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_view.py" />
            <source>Blur kernel</source>
            <translation>Faltungskern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_view.py" />
            <source>at x {x:.0f}, y {y:.0f} px</source>
            <translation>bei x {x:.0f}, y {y:.0f} px</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/kernel_view.py" />
            <source>extent {width} × {height} px, sum {sum:.3f}</source>
            <translation>Ausdehnung {width} × {height} px, Summe {sum:.3f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>Text of the lesson</source>
            <translation>Text der Lektion</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>Set up again</source>
            <translation>Neu aufbauen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>Next lesson</source>
            <translation>Nächste Lektion</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>See whether the sandbox shows what the task asks for</source>
            <translation>Sehen, ob der Sandkasten zeigt, was die Aufgabe verlangt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>Put the sandbox back to where this lesson begins</source>
            <translation>Den Sandkasten auf den Anfang dieser Lektion zurückstellen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/lesson_view.py" />
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/live_axis.py" />
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/live_strip.py" />
            <source>{quantity} over time, in {unit}</source>
            <translation>{quantity} über der Zeit, in {unit}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/meter.py" />
            <source>{value:.3g} of {limit:g}</source>
            <translation>{value:.3g} von {limit:g}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/model_picker.py" />
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/model_picker.py" />
            <source>Open model…</source>
            <translation>Modell öffnen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/model_picker.py" />
            <source>Model card…</source>
            <translation>Modellkarte…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/model_picker.py" />
            <source>Use a network file (.safetensors) that has its card beside it</source>
            <translation>Eine Netzdatei (.safetensors) verwenden, neben der ihre Karte liegt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/model_picker.py" />
            <source>Show all that is known about these weights</source>
            <translation>Alles zeigen, was über diese Gewichte bekannt ist</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/number_field.py" />
            <source>{name}: automatic</source>
            <translation>{name}: automatisch</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/number_field.py" />
            <source>auto</source>
            <translation>auto</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/number_field.py" />
            <source>{name} must be a number.</source>
            <translation>{name} muss eine Zahl sein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/number_field.py" />
            <source>{name} must be a whole number.</source>
            <translation>{name} muss eine ganze Zahl sein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/otf_view.py" />
            <source>Transfer of detail by frequency</source>
            <translation>Übertragung der Details nach Frequenz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/otf_view.py" />
            <source>{share:.0f} % of all detail is left with less than {below:.0f} %</source>
            <translation>{share:.0f} % aller Details behalten weniger als {below:.0f} %</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/otf_view.py" />
            <source>cycles per px</source>
            <translation>Perioden je px</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>tilt</source>
            <translation>Neigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>pan</source>
            <translation>Schwenken</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>roll</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>right</source>
            <translation>rechts</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>down</source>
            <translation>unten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>forward</source>
            <translation>vorn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>Turning of the camera over time</source>
            <translation>Drehung der Kamera über der Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>ms from mid-exposure</source>
            <translation>ms ab Mitte der Belichtung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>degrees</source>
            <translation>Grad</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_plots.py" />
            <source>Travel of the camera over time</source>
            <translation>Verschiebung der Kamera über der Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_view.py" />
            <source>Path of the camera in space</source>
            <translation>Kamerabahn im Raum</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_view.py" />
            <source>Drag, or use the arrow keys, to look from elsewhere</source>
            <translation>Ziehen oder Pfeiltasten drücken, um von anderswo zu schauen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_view.py" />
            <source>Turning and travel enlarged; turning ×{times}</source>
            <translation>Drehung und Verschiebung vergrößert; Drehung ×{times}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/path_view.py" />
            <source>Turning enlarged; turning ×{times}</source>
            <translation>Drehung vergrößert; ×{times}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/popover.py" />
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/popover.py" />
            <source>{number} of {of}</source>
            <translation>{number} von {of}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/progress.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/progress.py" />
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/psf_overlay.py" />
            <source>Last blur kernels that could be computed</source>
            <translation>Letzte Faltungskerne, die sich berechnen ließen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/psf_overlay.py" />
            <source>Blur kernels</source>
            <translation>Faltungskerne</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/psf_overlay.py" />
            <source>, up to {extent:.1f} px</source>
            <translation>, bis {extent:.1f} px</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/psf_overlay.py" />
            <source>, drawn ×{factor}</source>
            <translation>, gezeichnet ×{factor}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>No sensors yet. Switch the sensor on, then press Scan.</source>
            <translation>Noch keine Sensoren. Den Sensor einschalten und Suchen drücken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Looking for sensors…</source>
            <translation>Sensoren werden gesucht…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Sensors in reach</source>
            <translation>Sensoren in Reichweite</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Stop scanning</source>
            <translation>Suche beenden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Scan</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Motion of the simulated sensor</source>
            <translation>Bewegung des simulierten Sensors</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>No file chosen.</source>
            <translation>Keine Datei gewählt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Choose file…</source>
            <translation>Datei wählen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Speed of the replay</source>
            <translation>Tempo des Abspielens</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_forms.py" />
            <source>Repeat</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_rows.py" />
            <source>Show {name}</source>
            <translation>{name} zeigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_rows.py" />
            <source>Show the curves of this sensor</source>
            <translation>Die Kurven dieses Sensors zeigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_rows.py" />
            <source>Disconnect {name}</source>
            <translation>{name} trennen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_rows.py" />
            <source>Disconnect this sensor</source>
            <translation>Diesen Sensor trennen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/sensor_rows.py" />
            <source>Connected sensors</source>
            <translation>Verbundene Sensoren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/source_list.py" />
            <source>Take {name} off</source>
            <translation>{name} wegnehmen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_picture.py" />
            <source>Truth</source>
            <translation>Wahrheit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_picture.py" />
            <source>After the first epoch a strip of pictures appears here.</source>
            <translation>Nach der ersten Epoche erscheint hier ein Streifen mit Bildern.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_picture.py" />
            <source>Sample strip: blurred, restored, truth</source>
            <translation>Probestreifen: verwackelt, restauriert, Wahrheit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_view.py" />
            <source>Click to enlarge</source>
            <translation>Zum Vergrößern anklicken</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_view.py" />
            <source>Pair {number}</source>
            <translation>Paar {number}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_view.py" />
            <source>Epoch of the sample strip</source>
            <translation>Epoche des Probestreifens</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_view.py" />
            <source>Pair of the sample strip</source>
            <translation>Paar des Probestreifens</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/strip_view.py" />
            <source>Enlarge</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/time_strip.py" />
            <source>gap {length:.3g} s</source>
            <translation>Lücke {length:.3g} s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline.py" />
            <source>Open a motion log to see how the camera turned.</source>
            <translation>Ein Bewegungsprotokoll öffnen, um zu sehen, wie sich die Kamera gedreht hat.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline.py" />
            <source>Motion over time</source>
            <translation>Bewegung über der Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline.py" />
            <source>time in s, {clock}</source>
            <translation>Zeit in s, {clock}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline.py" />
            <source>time in s</source>
            <translation>Zeit in s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline_header.py" />
            <source>Zoom to exposure</source>
            <translation>Auf Belichtung zoomen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline_header.py" />
            <source>Whole log</source>
            <translation>Ganzes Protokoll</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/timeline_header.py" />
            <source>All</source>
            <translation>Alles</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/training_plots.py" />
            <source>Logarithmic steps</source>
            <translation>Logarithmische Schritte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/widgets/training_plots.py" />
            <source>Give early steps more room; a double click on a plot shows all</source>
            <translation>Frühen Schritten mehr Platz geben; ein Doppelklick auf eine Kurve zeigt alles</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/workspace_bar.py" />
            <source>Workspaces</source>
            <translation>Arbeitsbereiche</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/workspaces.py" />
            <source>Restore</source>
            <translation>Restaurieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/ui/workspaces.py" />
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/alignment.py" />
            <source>Back to {value}</source>
            <translation>Zurück zu {value}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/alignment_found.py" />
            <source>p &gt; {p:.2f}</source>
            <translation>p &gt; {p:.2f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/alignment_found.py" />
            <source>p = {p:.2f}</source>
            <translation>p = {p:.2f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/alignment_found.py" />
            <source>chosen among candidates</source>
            <translation>unter Kandidaten gewählt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/alignment_found.py" />
            <source>Refined by the photo ({sure}); before: {before}</source>
            <translation>Durch das Foto verfeinert ({sure}); vorher: {before}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/alignment_found.py" />
            <source>Found in the log ({sure}); before: {before}</source>
            <translation>Im Protokoll gefunden ({sure}); vorher: {before}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch.py" />
            <source>Looking through the files.</source>
            <translation>Die Dateien werden durchgesehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch.py" />
            <source>The program does not find itself; install it anew.</source>
            <translation>Das Programm findet sich selbst nicht; neu installieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_draft.py" />
            <source>Add photos and the logs of their motion.</source>
            <translation>Fotos und die Protokolle ihrer Bewegung hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_draft.py" />
            <source>No photo has a log yet; add the logs.</source>
            <translation>Noch kein Foto hat ein Protokoll; die Protokolle hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_draft.py" />
            <source>Choose a folder for the results.</source>
            <translation>Einen Ordner für die Ergebnisse wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_draft.py" />
            <source>Choose a folder for the results that holds none of the photos.</source>
            <translation>Für die Ergebnisse einen Ordner wählen, in dem keines der Fotos liegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_draft.py" />
            <source>{name} was chosen by hand.</source>
            <translation>{name} wurde von Hand gewählt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_view.py" />
            <source>It was ended from outside, perhaps for want of memory.</source>
            <translation>Er wurde von außen beendet, vielleicht aus Speichermangel.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_view.py" />
            <source>The batch broke off. {cause} It goes on where it was.</source>
            <translation>Der Stapel brach ab. {cause} Er macht dort weiter, wo er war.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_view.py" />
            <source>The batch is done: {done} restored, {failed} not.</source>
            <translation>Der Stapel ist fertig: {done} restauriert, {failed} nicht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/batch_view.py" />
            <source>The batch is done: {done} restored.</source>
            <translation>Der Stapel ist fertig: {done} restauriert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/deblurring.py" />
            <source>Refining the motion</source>
            <translation>Bewegung wird verfeinert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_again.py" />
            <source>Reading the case</source>
            <translation>Fall wird gelesen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_again.py" />
            <source>case opened</source>
            <translation>Fall geöffnet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_case.py" />
            <source>Making the case</source>
            <translation>Fall wird angelegt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_case.py" />
            <source>Opening the case</source>
            <translation>Fall wird geöffnet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_case.py" />
            <source>Closing the case</source>
            <translation>Fall wird geschlossen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_case.py" />
            <source>Saving the case</source>
            <translation>Fall wird gespeichert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_case.py" />
            <source>Open again</source>
            <translation>Erneut öffnen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_draft.py" />
            <source>{name} was open when the program last ended.</source>
            <translation>{name} war offen, als das Programm zuletzt endete.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_draft.py" />
            <source>{name} was not closed the last time. What was set at {when} was kept.</source>
            <translation>{name} wurde zuletzt nicht geschlossen. Was um {when} eingestellt war, ist erhalten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_draft.py" />
            <source>Recover</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_opening.py" />
            <source>Checking every file of the case</source>
            <translation>Jede Datei des Falls wird geprüft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_papers.py" />
            <source>Writing the report</source>
            <translation>Bericht wird geschrieben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_papers.py" />
            <source>Note the hash of the record's last entry where nobody can change it: {head}</source>
            <translation>Den Hash des letzten Eintrags im Verlauf dort notieren, wo ihn niemand ändern kann: {head}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_papers.py" />
            <source>Packing the bundle</source>
            <translation>Paket wird gepackt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_papers.py" />
            <source>Verifying {name}</source>
            <translation>{name} wird geprüft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/evidence_restoring.py" />
            <source>Preparing the view</source>
            <translation>Ansicht wird vorbereitet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/export.py" />
            <source>Saved the camera as {name}.</source>
            <translation>Kamera gespeichert als {name}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/failure.py" />
            <source>There is not enough memory for this; close other programs and try again.</source>
            <translation>Dafür reicht der Speicher nicht; andere Programme schließen und noch einmal versuchen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/failure.py" />
            <source>Something went wrong that should not have ({name}: {error}); please report it.</source>
            <translation>Etwas ging schief, das nicht schiefgehen dürfte ({name}: {error}); bitte melden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/loading.py" />
            <source>Several photos were given; only {name} is opened.</source>
            <translation>Es waren mehrere Fotos; nur {name} wird geöffnet.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/loading.py" />
            <source>The camera file is for {size} pixels and was not used for {name}, which has {other}.</source>
            <translation>Die Kameradatei gilt für {size} Pixel und wurde für {name} mit {other} nicht benutzt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/loading.py" />
            <source>Choose columns…</source>
            <translation>Spalten wählen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/log_presets.py" />
            <source>The preset cannot be kept in {folder}: {reason}.</source>
            <translation>Die Vorgabe kann nicht in {folder} abgelegt werden: {reason}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Re-blur residual (chi)</source>
            <translation>Residuum (chi)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Residual within the motion's budget</source>
            <translation>Residuum im Rahmen der Bewegung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Visibility</source>
            <translation>Sichtbarkeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Spread under typical motion errors</source>
            <translation>Streuung bei typischen Bewegungsfehlern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Learned against classical</source>
            <translation>Gelernt gegen klassisch</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Residual (chi) by block: 1 noise alone, limit {limit:.2f}, 3 not explained</source>
            <translation>Residuum (chi) je Block: 1 nur Rauschen, Grenze {limit:.2f}, 3 nicht erklärt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Residual by block within the budget of typical motion errors: limit {limit:.2f}, up to 3</source>
            <translation>Residuum je Block im Rahmen typischer Bewegungsfehler: Grenze {limit:.2f}, bis 3</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Fine detail that the shutter left: none (0) to all (1)</source>
            <translation>Feine Details, die der Verschluss ließ: keine (0) bis alle (1)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Change under typical motion errors, sRGB values, 0 to 0.2</source>
            <translation>Änderung bei typischen Bewegungsfehlern, sRGB-Werte, 0 bis 0,2</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/map_words.py" />
            <source>Learned against classical result, sRGB values, 0 to 0.2</source>
            <translation>Gelerntes gegen klassisches Ergebnis, sRGB-Werte, 0 bis 0,2</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/method_presets.py" />
            <source>Enter a name.</source>
            <translation>Einen Namen eingeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/method_presets.py" />
            <source>This name cannot be one of a file; use letters, digits and spaces.</source>
            <translation>So kann keine Datei heißen; Buchstaben, Ziffern und Leerzeichen verwenden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/project.py" />
            <source>entered by hand</source>
            <translation>von Hand eingegeben</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/project.py" />
            <source>The exposure is not a number; enter its start and length in seconds.</source>
            <translation>Die Belichtung ist keine Zahl; Beginn und Dauer in Sekunden eingeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/project.py" />
            <source>The exposure is {length:g} s long; choose more than 0, at most 600 s.</source>
            <translation>Die Belichtung ist {length:g} s lang; mehr als 0, höchstens 600 s wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration.py" />
            <source>Open a photo and the log of its motion.</source>
            <translation>Ein Foto und das Protokoll seiner Bewegung öffnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration.py" />
            <source>Open the photo that belongs to the log.</source>
            <translation>Das Foto zum Protokoll öffnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration.py" />
            <source>Open the motion log of this photo.</source>
            <translation>Das Bewegungsprotokoll dieses Fotos öffnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration.py" />
            <source>Waiting for the settings of camera and exposure.</source>
            <translation>Warten auf die Werte von Kamera und Belichtung.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration.py" />
            <source>Reading the motion</source>
            <translation>Bewegung wird gelesen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration_models.py" />
            <source>Restore now uses the model of {run}, which ships with the program.</source>
            <translation>Restaurieren verwendet jetzt das Modell von {run}, das dem Programm beiliegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration_models.py" />
            <source>Restore now uses the model of {run}, which is kept as {name}.</source>
            <translation>Restaurieren verwendet jetzt das Modell von {run}, abgelegt als {name}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration_models.py" />
            <source>The model {name} is not there any more; no model is left for its method.</source>
            <translation>Das Modell {name} ist nicht mehr da; für sein Verfahren bleibt kein Modell.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/restoration_models.py" />
            <source>The model {name} is not there any more; {other} is used.</source>
            <translation>Das Modell {name} ist nicht mehr da; {other} wird verwendet.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/result_maps.py" />
            <source>Deblur first.</source>
            <translation>Erst entfalten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/result_maps.py" />
            <source>Only a learned result is compared with the classical one.</source>
            <translation>Nur ein gelerntes Ergebnis wird mit dem klassischen verglichen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/result_maps.py" />
            <source>The spread is that of classical results.</source>
            <translation>Die Streuung ist die klassischer Ergebnisse.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_chart.py" />
            <source>Reading the photo</source>
            <translation>Foto wird gelesen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_chart.py" />
            <source>The motion leaves {motion:.2f} px² of the dots' moments unexplained; no motion leaves {still:.2f}.</source>
            <translation>Die Bewegung lässt {motion:.2f} px² der Momente der Punkte unerklärt; keine Bewegung lässt {still:.2f}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_chart.py" />
            <source>Another start or mounting explains them nearly as well: enter the start, or calibrate with several photos.</source>
            <translation>Ein anderer Beginn oder eine andere Einbaulage erklärt sie fast ebenso gut: den Beginn eingeben oder mit mehreren Fotos kalibrieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_chart.py" />
            <source>dot at {x:.0f}, {y:.0f}</source>
            <translation>Punkt bei {x:.0f}, {y:.0f}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>Add the photo of the chart.</source>
            <translation>Das Foto der Tafel hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>Add the photos.</source>
            <translation>Die Fotos hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>Open the motion log that was recorded meanwhile.</source>
            <translation>Das Bewegungsprotokoll öffnen, das dabei aufgezeichnet wurde.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>One photo of the chart is enough; take the others off the list.</source>
            <translation>Ein Foto der Tafel genügt; die anderen von der Liste nehmen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>{count} photos are more than the {most} that are of use.</source>
            <translation>{count} Fotos sind mehr als die {most}, die nützen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>The photos differ in size; use those of one camera and mode.</source>
            <translation>Die Fotos sind verschieden groß; die einer Kamera und Betriebsart verwenden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>{fewest} photos or more tell the values apart better.</source>
            <translation>{fewest} Fotos oder mehr unterscheiden die Werte besser.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>mark of the recording</source>
            <translation>Marke der Aufzeichnung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>{name} cannot be used; each line must hold a photo's name, its start and its exposure in seconds.</source>
            <translation>{name} ist nicht brauchbar; jede Zeile muss Name, Beginn und Belichtung eines Fotos in Sekunden enthalten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>{name} names none of these photos; check the names in it.</source>
            <translation>{name} nennt keines dieser Fotos; die Namen darin prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>from {name}</source>
            <translation>aus {name}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>EXIF time</source>
            <translation>EXIF-Zeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>Enter when {name} was taken, on the clock of the log.</source>
            <translation>Eingeben, wann {name} aufgenommen wurde, nach der Uhr des Protokolls.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>Enter how long {name} was exposed.</source>
            <translation>Eingeben, wie lange {name} belichtet wurde.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_draft.py" />
            <source>{name} starts at {start:.2f} s but the log runs from {first:.2f} s to {last:.2f} s.</source>
            <translation>{name} beginnt bei {start:.2f} s, das Protokoll aber läuft von {first:.2f} s bis {last:.2f} s.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_profile.py" />
            <source>From the rig “{name}” of {day}.</source>
            <translation>Vom Rig „{name}“ vom {day}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_profile.py" />
            <source>The rig “{rig}” is for photos of {size} pixels and was not used for {name}, which has {other}.</source>
            <translation>Das Rig „{rig}“ gilt für Fotos mit {size} Pixeln und wurde für {name} mit {other} nicht benutzt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_profile.py" />
            <source>The rig has no name; enter one such as “Drone cam”.</source>
            <translation>Das Rig hat keinen Namen; einen wie „Drohnenkamera“ eingeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_profile.py" />
            <source>The rig cannot be written to {folder}: {reason}; make room or choose another settings folder.</source>
            <translation>Das Rig kann nicht nach {folder} geschrieben werden: {reason}; Platz schaffen oder einen anderen Ordner für Einstellungen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_work.py" />
            <source>Reading {name}</source>
            <translation>{name} wird gelesen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_work.py" />
            <source>Reading the photos</source>
            <translation>Fotos werden gelesen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_work.py" />
            <source>left out</source>
            <translation>ausgelassen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_work.py" />
            <source>No photo can be used to calibrate by. {why}</source>
            <translation>Nach keinem Foto lässt sich kalibrieren. {why}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_work.py" />
            <source>The next best rig explains them worse by {gap:.0f}.</source>
            <translation>Das nächstbeste Rig erklärt sie um {gap:.0f} schlechter.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/rig_work.py" />
            <source>{fitting} of {all} photos are explained better than by no motion.</source>
            <translation>{fitting} von {all} Fotos werden besser erklärt als ohne Bewegung.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sandbox_lessons.py" />
            <source>Measuring…</source>
            <translation>Wird gemessen…</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sandbox_order.py" />
            <source>No picture of your own is open; open one or choose another.</source>
            <translation>Kein eigenes Bild ist offen; eines öffnen oder ein anderes wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_calibration.py" />
            <source>Let the sensor stream for {span:g} s first, lying still.</source>
            <translation>Den Sensor erst {span:g} s lang ruhig liegend senden lassen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_calibration.py" />
            <source>The sensor moved; put it on a table, wait until the meter is green, and take the bias again.</source>
            <translation>Der Sensor hat sich bewegt; auf einen Tisch legen, warten, bis die Anzeige grün ist, und den Nullpunkt neu nehmen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_calibration.py" />
            <source>Saved the sensor profile “{name}”.</source>
            <translation>Sensorprofil „{name}“ gespeichert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_calibration.py" />
            <source>Let the sensor stream for {span:g} s first.</source>
            <translation>Den Sensor erst {span:g} s lang senden lassen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_calibration.py" />
            <source>The camera moved; hold it still for a second and take the pose again.</source>
            <translation>Die Kamera hat sich bewegt; eine Sekunde stillhalten und die Lage neu nehmen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_commands.py" />
            <source>Connect a sensor first.</source>
            <translation>Erst einen Sensor verbinden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_commands.py" />
            <source>A replay obeys no commands; connect a sensor.</source>
            <translation>Eine abgespielte Aufzeichnung befolgt keine Befehle; einen Sensor verbinden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_commands.py" />
            <source>The sensor moves; lay it on a level table and start again when it is still.</source>
            <translation>Der Sensor bewegt sich; auf einen ebenen Tisch legen und neu beginnen, wenn er ruht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_commands.py" />
            <source>{name} has calibrated its accelerometer and gyroscope and saved it.</source>
            <translation>{name} hat Beschleunigungsmesser und Gyroskop kalibriert und gesichert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_commands.py" />
            <source>{name} has calibrated its magnetometer and saved it.</source>
            <translation>{name} hat sein Magnetometer kalibriert und gesichert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_commands.py" />
            <source>The link to {name} broke off; calibrate it again.</source>
            <translation>Die Verbindung zu {name} brach ab; neu kalibrieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_profile.py" />
            <source>The sensor profile has no name; enter one such as “Drone cam”.</source>
            <translation>Das Sensorprofil hat keinen Namen; einen wie „Drohnenkamera“ eingeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_profile.py" />
            <source>The sensor profile cannot be written to {folder}: {reason}; make room or choose another settings folder.</source>
            <translation>Das Sensorprofil kann nicht nach {folder} geschrieben werden: {reason}; Platz schaffen oder einen anderen Ordner für Einstellungen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_profile.py" />
            <source>From the sensor profile “{name}” of {day}.</source>
            <translation>Vom Sensorprofil „{name}“ vom {day}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_recording.py" />
            <source>Recorded {count} sensors to {folder}.</source>
            <translation>{count} Sensoren nach {folder} aufgezeichnet.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_recording.py" />
            <source>Recorded to {folder}.</source>
            <translation>Aufgezeichnet nach {folder}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_source.py" />
            <source>Bluetooth</source>
            <translation>Bluetooth</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_source.py" />
            <source>Simulated sensor</source>
            <translation>Simulierter Sensor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/sensor_source.py" />
            <source>Replay of a recording</source>
            <translation>Aufzeichnung abspielen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/settings.py" />
            <source>The settings cannot be saved in {folder}: {reason}.</source>
            <translation>Die Einstellungen können nicht in {folder} gespeichert werden: {reason}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/settings.py" />
            <source>{file} cannot be read ({reason}); defaults are used.</source>
            <translation>{file} ist nicht lesbar ({reason}); es gelten die Vorgaben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/settings.py" />
            <source>The settings file {file} is damaged; defaults are used.</source>
            <translation>Die Einstellungsdatei {file} ist beschädigt; es gelten die Vorgaben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/settings.py" />
            <source>The settings file was damaged; it is kept as {file} and defaults are used.</source>
            <translation>Die Einstellungsdatei war beschädigt; sie ist als {file} aufgehoben, und es gelten die Vorgaben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/shot_values.py" />
            <source>matrix</source>
            <translation>Matrix</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training.py" />
            <source>{name} is being trained; stop it or wait for its end.</source>
            <translation>{name} wird trainiert; anhalten oder das Ende abwarten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training.py" />
            <source>{name} is trained.</source>
            <translation>{name} ist trainiert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_broken.py" />
            <source>the program does not find itself, install it anew</source>
            <translation>das Programm findet sich selbst nicht, neu installieren</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_broken.py" />
            <source>it did not stop in time and was ended</source>
            <translation>der Lauf hielt nicht rechtzeitig an und wurde beendet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_broken.py" />
            <source>it was ended from outside, perhaps for want of memory</source>
            <translation>der Lauf wurde von außen beendet, vielleicht aus Speichermangel</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_broken.py" />
            <source>{name} broke off: {cause}. It can be resumed from its last checkpoint.</source>
            <translation>{name} brach ab: {cause}. Der Lauf lässt sich vom letzten Sicherungspunkt fortsetzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>A few minutes on any computer: shows how training goes, not how good it gets.</source>
            <translation>Einige Minuten auf jedem Rechner: zeigt, wie das Training geht, nicht, wie gut es wird.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Our network in its small width, for some hours on an ordinary computer.</source>
            <translation>Unser Netz in kleiner Breite, für einige Stunden auf einem gewöhnlichen Rechner.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Our network in full width; needs a graphics card.</source>
            <translation>Unser Netz in voller Breite; braucht eine Grafikkarte.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>The U-Net of the original project with its recipe: 20 epochs of 150,000 crops.</source>
            <translation>Das U-Net des Ursprungsprojekts mit seinem Rezept: 20 Epochen zu 150.000 Ausschnitten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Processor</source>
            <translation>Prozessor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>NVIDIA graphics (CUDA)</source>
            <translation>NVIDIA-Grafik (CUDA)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Apple graphics (MPS)</source>
            <translation>Apple-Grafik (MPS)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Crop</source>
            <translation>Ausschnitt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Side of the square pieces of photos that the network sees.</source>
            <translation>Seite der quadratischen Stücke von Fotos, die das Netz sieht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Crops a step</source>
            <translation>Ausschnitte je Schritt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>More make a step steadier, slower and need more memory.</source>
            <translation>Mehr machen einen Schritt stetiger und langsamer und brauchen mehr Speicher.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>After each the network is tried on photos that it never saw.</source>
            <translation>Nach jeder wird das Netz an Fotos geprüft, die es nie gesehen hat.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Crops an epoch</source>
            <translation>Ausschnitte je Epoche</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>How much is seen before the next trial.</source>
            <translation>Wie viel bis zur nächsten Prüfung gesehen wird.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>How far a step goes at first; it falls to the end.</source>
            <translation>Wie weit ein Schritt anfangs geht; zum Ende hin fällt sie.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Add a folder of sharp photos to learn from.</source>
            <translation>Einen Ordner mit scharfen Fotos zum Lernen hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>Looking through photos and logs.</source>
            <translation>Fotos und Protokolle werden durchgesehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_draft.py" />
            <source>None of the folders holds a photo; add another.</source>
            <translation>In keinem der Ordner liegt ein Foto; einen anderen hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_runs.py" />
            <source>No run can be made in {folder} ({reason}); choose another folder for runs.</source>
            <translation>In {folder} lässt sich kein Lauf anlegen ({reason}); einen anderen Ordner für Läufe wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_runs.py" />
            <source>{name} cannot be read ({reason}); look at its folder.</source>
            <translation>{name} ist nicht lesbar ({reason}); den Ordner ansehen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/training_sources.py" />
            <source>{name} holds no motion log; choose another folder.</source>
            <translation>{name} enthält kein Bewegungsprotokoll; einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>Re-blur residual {chi:.2f} times the noise, worst block {worst:.2f}; blur up to {extent:.1f} px.</source>
            <translation>Residuum {chi:.2f} mal das Rauschen, schlechtester Block {worst:.2f}; Unschärfe bis {extent:.1f} px.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>There was hardly any blur to remove.</source>
            <translation>Es war kaum Unschärfe zu entfernen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>The camera barely moved in this exposure.</source>
            <translation>Die Kamera hat sich in dieser Belichtung kaum bewegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>The photo is clipped, or smaller than its blur.</source>
            <translation>Das Foto ist ausgefressen oder kleiner als seine Unschärfe.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>One part fits less well: see the residual map.</source>
            <translation>Ein Teil passt weniger gut: siehe die Residuenkarte.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>The measured motion explains most of the blur.</source>
            <translation>Die gemessene Bewegung erklärt den größten Teil der Unschärfe.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>Moving things or a small clock offset may be left.</source>
            <translation>Bewegte Dinge oder ein kleiner Uhrenversatz können übrig sein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/services/verdict.py" />
            <source>Check the start of the exposure, the orientation and the focal length.</source>
            <translation>Beginn der Belichtung, Ausrichtung und Brennweite prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/answer.py" />
            <source>The photo looks sharper than any motion in the stretch of the log would leave it (a still camera, stabilisation, another log or clock); nothing was changed.</source>
            <translation>Das Foto sieht schärfer aus, als jede Bewegung in diesem Abschnitt des Protokolls es ließe (eine ruhige Kamera, Stabilisierung, ein anderes Protokoll oder eine andere Uhr); nichts wurde verändert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/answer.py" />
            <source>One motion explains the blur much better than every other one.</source>
            <translation>Eine Bewegung erklärt die Unschärfe viel besser als jede andere.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/answer.py" />
            <source>The best motion explains the blur hardly better than {other}; choose among the candidates by their previews, or narrow the search.</source>
            <translation>Die beste Bewegung erklärt die Unschärfe kaum besser als {other}; unter den Kandidaten nach ihren Vorschauen wählen oder die Suche einengen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/answer.py" />
            <source>its mirror image</source>
            <translation>ihr Spiegelbild</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/answer.py" />
            <source>another stretch of the log</source>
            <translation>ein anderer Abschnitt des Protokolls</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/answer.py" />
            <source>No motion in the stretch of the log stands out; search a longer stretch, check focal length and mounting, or take another log.</source>
            <translation>Keine Bewegung in diesem Abschnitt des Protokolls sticht heraus; einen längeren Abschnitt durchsuchen, Brennweite und Einbaulage prüfen oder ein anderes Protokoll nehmen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/blocks.py" />
            <source>A photo of {wide} x {high} px is too small to find the exposure by; set the start of the exposure by hand.</source>
            <translation>Ein Foto von {wide} x {high} px ist zu klein, um die Belichtung danach zu finden; den Beginn der Belichtung von Hand setzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/blocks.py" />
            <source>The photo shows too little texture that is not clipped to find the exposure by; set the start of the exposure by hand.</source>
            <translation>Das Foto zeigt zu wenig nicht ausgefressene Textur, um die Belichtung danach zu finden; den Beginn der Belichtung von Hand setzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/chart.py" />
            <source>Comparing dots with the log</source>
            <translation>Punkte werden mit dem Protokoll verglichen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/chart.py" />
            <source>Refining the rig</source>
            <translation>Rig wird verfeinert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/chart.py" />
            <source>Only {count} black squares of {least} to {most} px are seen in the photo; print the dot chart, light it well and fill the frame with it.</source>
            <translation>Im Foto sind nur {count} schwarze Quadrate von {least} bis {most} px zu sehen; die Punkttafel drucken, gut beleuchten und das Bild damit füllen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/chart.py" />
            <source>{name} covers no exposure of this length where the photo of the chart was searched; give its start, or a longer log.</source>
            <translation>{name} deckt dort, wo das Foto der Tafel gesucht wurde, keine Belichtung dieser Dauer ab; den Beginn oder ein längeres Protokoll angeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/evidence.py" />
            <source>Judging stretches of the log</source>
            <translation>Abschnitte des Protokolls werden beurteilt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/motion_refinement.py" />
            <source>The photo confirms the motion, and tells its time, size and direction more closely.</source>
            <translation>Das Foto bestätigt die Bewegung und sagt Zeit, Größe und Richtung genauer.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/motion_refinement.py" />
            <source>No motion near the one that was set explains the blur better than a plain straight one; check log, clock and mounting, or search the log.</source>
            <translation>Keine Bewegung nahe der eingestellten erklärt die Unschärfe besser als eine einfache gerade; Protokoll, Uhr und Einbaulage prüfen oder im Protokoll suchen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/rig.py" />
            <source>No photo can be used to calibrate by: {reason}</source>
            <translation>Nach keinem Foto lässt sich kalibrieren: {reason}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/rig.py" />
            <source>Searching offset and mounting</source>
            <translation>Versatz und Einbaulage werden gesucht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/rig.py" />
            <source>Telling mirror images apart</source>
            <translation>Spiegelbilder werden unterschieden</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/search.py" />
            <source>The log has no stretch without gaps that is as long as the exposure where it was searched; search another stretch.</source>
            <translation>Das Protokoll hat im durchsuchten Bereich keinen lückenlosen Abschnitt von der Dauer der Belichtung; einen anderen Abschnitt durchsuchen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/search.py" />
            <source>{name} runs from {first:.3f} s to {last:.3f} s; no exposure of this length lies in the stretch to be searched.</source>
            <translation>{name} läuft von {first:.3f} s bis {last:.3f} s; in den zu durchsuchenden Abschnitt passt keine Belichtung dieser Dauer.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/search.py" />
            <source>Searching the log</source>
            <translation>Protokoll wird durchsucht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/search.py" />
            <source>Looking closer</source>
            <translation>Es wird genauer hingesehen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/track.py" />
            <source>{name} has hardly any samples between {start:.3f} s and {end:.3f} s; search another stretch.</source>
            <translation>{name} hat zwischen {start:.3f} s und {end:.3f} s kaum Werte; einen anderen Abschnitt durchsuchen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The log shows no motion during the exposure; there is nothing to remove.</source>
            <translation>Das Protokoll zeigt während der Belichtung keine Bewegung; es gibt nichts zu entfernen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The motion blurs by up to {extent:.1f} px.</source>
            <translation>Die Bewegung verwischt um bis zu {extent:.1f} px.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The log covers the exposure without a gap.</source>
            <translation>Das Protokoll deckt die Belichtung lückenlos ab.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The log has {rate:.0f} samples a second; hand shake needs 50 or more, better 100.</source>
            <translation>Das Protokoll hat {rate:.0f} Werte je Sekunde; Handzittern braucht 50 oder mehr, besser 100.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>Only {samples:.1f} samples fall into the exposure; the rest is a guess.</source>
            <translation>Nur {samples:.1f} Werte fallen in die Belichtung; der Rest ist geraten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>{samples:.0f} samples fall into the exposure.</source>
            <translation>{samples:.0f} Werte fallen in die Belichtung.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The sensor's axes on the camera are known.</source>
            <translation>Die Achsen des Sensors an der Kamera sind bekannt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>How the sensor sits on the camera is assumed, not known; give an orientation or a camera file, or let align refine the mounting.</source>
            <translation>Wie der Sensor an der Kamera sitzt, ist angenommen, nicht bekannt; eine Ausrichtung oder eine Kameradatei angeben oder die Einbaulage bei der Suche verfeinern.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The gyroscope was at the end of its range in the exposure; it turned faster.</source>
            <translation>Das Gyroskop war in der Belichtung am Ende seines Messbereichs; es drehte schneller.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The gyroscope stayed within its range.</source>
            <translation>Das Gyroskop blieb in seinem Messbereich.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>{percent:.1f} % of the photo is clipped to white.</source>
            <translation>{percent:.1f} % des Fotos sind weiß ausgefressen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>{percent:.1f} % of the photo is clipped to white. Detail under it cannot come back.</source>
            <translation>{percent:.1f} % des Fotos sind weiß ausgefressen. Details darunter kommen nicht zurück.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The shutter destroyed {percent:.0f} % of the detail (zeros of the kernel).</source>
            <translation>Der Verschluss zerstörte {percent:.0f} % der Details (Nullstellen des Kerns).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The shutter destroyed {percent:.0f} % of the detail (zeros of the kernel). It is not in the photo any more.</source>
            <translation>Der Verschluss zerstörte {percent:.0f} % der Details (Nullstellen des Kerns). Sie sind nicht mehr im Foto.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The log says {extent:.0f} px of blur but the photo looks sharper: a stabilised lens or sensor, or the exposure lies elsewhere in the log (see align).</source>
            <translation>Das Protokoll sagt {extent:.0f} px Unschärfe, das Foto aber sieht schärfer aus: ein stabilisiertes Objektiv oder ein stabilisierter Sensor, oder die Belichtung liegt anderswo im Protokoll (Belichtung suchen).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/alignment/verdict.py" />
            <source>The photo's spectra agree with the motion.</source>
            <translation>Die Spektren des Fotos stimmen mit der Bewegung überein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/batch/work.py" />
            <source>Saving</source>
            <translation>Wird gespeichert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/blur/eff.py" />
            <source>Blurring</source>
            <translation>Wird verwischt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/blur/eff.py" />
            <source>Blurring backwards</source>
            <translation>Wird rückwärts verwischt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/exif.py" />
            <source>assumed: {focal:g} mm equivalent, the photo says nothing</source>
            <translation>angenommen: {focal:g} mm Kleinbild, das Foto sagt nichts</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/exif.py" />
            <source>EXIF focal length {focal:g} mm at {density:.4g} px/mm in the focal plane{said}</source>
            <translation>EXIF-Brennweite {focal:g} mm bei {density:.4g} px/mm in der Bildebene{said}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/exif.py" />
            <source>EXIF 35 mm equivalent {focal:g} mm over the diagonal {diagonal:.1f} mm{said}</source>
            <translation>EXIF-Kleinbildbrennweite {focal:g} mm über der Diagonale {diagonal:.1f} mm{said}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/model.py" />
            <source>The camera's image size {width} x {height} is empty.</source>
            <translation>Die Bildgröße {width} x {height} der Kamera ist leer.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/model.py" />
            <source>{name} is {focal:g}; a focal length in pixels is positive.</source>
            <translation>{name} ist {focal:g}; eine Brennweite in Pixeln ist positiv.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/model.py" />
            <source>readout_s is {value:g}; choose 0 to 1 second.</source>
            <translation>readout_s ist {value:g}; 0 bis 1 Sekunde wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/model.py" />
            <source>{name} is {value:g}; it must be a finite number.</source>
            <translation>{name} ist {value:g}; es muss eine endliche Zahl sein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/model.py" />
            <source>distortion must be four or five finite numbers, or none.</source>
            <translation>distortion muss aus vier oder fünf endlichen Zahlen bestehen oder leer sein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/camera/model.py" />
            <source>imu_to_camera must be a 3 x 3 matrix with orthonormal rows.</source>
            <translation>imu_to_camera muss eine 3-x-3-Matrix mit orthonormalen Zeilen sein.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/evidence/report_pdf.py" />
            <source>Printing the report</source>
            <translation>Bericht wird gedruckt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/files.py" />
            <source>{name} cannot be written ({reason}); choose another place or make room.</source>
            <translation>{name} kann nicht geschrieben werden ({reason}); einen anderen Ort wählen oder Platz schaffen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/files.py" />
            <source>{name} is an original and stays untouched; choose another name.</source>
            <translation>{name} ist ein Original und bleibt unberührt; einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/files.py" />
            <source>{name} needs the folder {folder}, which is not there.</source>
            <translation>{name} braucht den Ordner {folder}, den es nicht gibt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/files.py" />
            <source>{name} is a folder; choose a file name.</source>
            <translation>{name} ist ein Ordner; einen Dateinamen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/files.py" />
            <source>{name} exists already; choose another name or allow overwriting.</source>
            <translation>{name} gibt es schon; einen anderen Namen wählen oder das Überschreiben erlauben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} is not a photo this program knows; choose a {formats}.</source>
            <translation>{name} ist kein Foto, das dieses Programm kennt; wählbar: {formats}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} {said}</source>
            <translation>{name} {said}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} is a damaged {format_name} file ({reason}); get an intact copy.</source>
            <translation>{name} ist eine beschädigte {format_name}-Datei ({reason}); eine heile Kopie beschaffen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} is not there any more; choose the photo again.</source>
            <translation>{name} ist nicht mehr da; das Foto neu wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} is a folder; choose a photo inside it.</source>
            <translation>{name} ist ein Ordner; ein Foto darin wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} cannot be read ({reason}); copy it anew.</source>
            <translation>{name} ist nicht lesbar ({reason}); neu kopieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/read.py" />
            <source>{name} is empty; get an intact copy.</source>
            <translation>{name} ist leer; eine heile Kopie beschaffen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/write.py" />
            <source>{name} must end in .tif, .png or .jpg.</source>
            <translation>{name} muss auf .tif, .png oder .jpg enden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/write.py" />
            <source>{name} needs a picture of three channels to be written.</source>
            <translation>{name} braucht zum Schreiben ein Bild mit drei Kanälen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/write.py" />
            <source>{name} would lose its alpha: the picture's size has changed.</source>
            <translation>{name} verlöre seinen Alphakanal: die Größe des Bildes hat sich geändert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/imaging/write.py" />
            <source>{name} would hold values that are not numbers; restore again.</source>
            <translation>{name} enthielte Werte, die keine Zahlen sind; neu restaurieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/attitude.py" />
            <source>The start of the exposure is not a number; set it again.</source>
            <translation>Der Beginn der Belichtung ist keine Zahl; neu setzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/attitude.py" />
            <source>The exposure must last longer than zero and at most 60 seconds.</source>
            <translation>Die Belichtung muss länger als null und höchstens 60 Sekunden dauern.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/attitude.py" />
            <source>The scene depth must be more than zero metres.</source>
            <translation>Die Szenentiefe muss mehr als null Meter betragen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/attitude.py" />
            <source>The exposure from {start:.4f} s to {end:.4f} s is not inside {name}, which runs from {first:.4f} s to {last:.4f} s; move the start of the exposure.</source>
            <translation>Die Belichtung von {start:.4f} s bis {end:.4f} s liegt nicht in {name}, das von {first:.4f} s bis {last:.4f} s läuft; den Beginn der Belichtung verschieben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/attitude.py" />
            <source>{name} has a gap within the exposure from {start:.4f} s to {end:.4f} s; nothing is known about the motion there, so choose another stretch.</source>
            <translation>{name} hat in der Belichtung von {start:.4f} s bis {end:.4f} s eine Lücke; dort ist nichts über die Bewegung bekannt, also einen anderen Abschnitt wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/field.py" />
            <source>This motion would blur by {extent:.0f} px, further than the photo of {width} x {height} px reaches; check the exposure, the focal length and the units of the log.</source>
            <translation>Diese Bewegung würde um {extent:.0f} px verwischen, weiter als das Foto von {width} x {height} px reicht; Belichtung, Brennweite und Einheiten des Protokolls prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/assemble.py" />
            <source>{name} has acceleration but no angular rate; give the gyroscope's log.</source>
            <translation>{name} hat Beschleunigung, aber keine Drehrate; das Protokoll des Gyroskops angeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/assemble.py" />
            <source>{name} has only {count} usable samples of angular rate at different times and {needed} are needed; record for longer or choose another time column.</source>
            <translation>{name} hat nur {count} brauchbare Werte der Drehrate zu verschiedenen Zeiten, {needed} werden gebraucht; länger aufzeichnen oder eine andere Zeitspalte wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/assemble.py" />
            <source>The times in {name} lie less than a microsecond apart; choose another time unit.</source>
            <translation>Die Zeiten in {name} liegen weniger als eine Mikrosekunde auseinander; eine andere Zeiteinheit wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/binary.py" />
            <source>{name} {reason}</source>
            <translation>{name} {reason}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/binary.py" />
            <source>{name} is a MATLAB file; export its gyroscope data as CSV first.</source>
            <translation>{name} ist eine MATLAB-Datei; die Daten des Gyroskops erst als CSV ausgeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/binary.py" />
            <source>{name} holds binary data, not the text of a sensor log; choose the gyroscope's log.</source>
            <translation>{name} enthält Binärdaten, nicht den Text eines Sensorprotokolls; das Protokoll des Gyroskops wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/camera_video.py" />
            <source>seconds since the start of the video</source>
            <translation>Sekunden seit Beginn des Videos</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/csv_log.py" />
            <source>{name} holds no samples below its header; record again or choose another delimiter in the import dialog.</source>
            <translation>{name} enthält unter der Kopfzeile keine Werte; neu aufzeichnen oder beim Import ein anderes Trennzeichen wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/csv_log.py" />
            <source>{name} holds no table of numbers; choose the log of a gyroscope.</source>
            <translation>{name} enthält keine Tabelle mit Zahlen; das Protokoll eines Gyroskops wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/csv_log.py" />
            <source>{name} names {fields} columns but most of its rows have {usual} values, so nobody can tell which is the angular rate; correct the header.</source>
            <translation>{name} nennt {fields} Spalten, die meisten Zeilen aber haben {usual} Werte; welche die Drehrate ist, lässt sich nicht sagen. Die Kopfzeile berichtigen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/deblur_recording.py" />
            <source>seconds since the recording began</source>
            <translation>Sekunden seit Beginn der Aufzeichnung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/deblur_recording.py" />
            <source>{name} holds no samples; the sensor sent none while it was recorded.</source>
            <translation>{name} enthält keine Werte; der Sensor hat beim Aufzeichnen keine gesendet.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/files.py" />
            <source>{name} is larger than 1 GB; cut the log to the time around the photo.</source>
            <translation>{name} ist größer als 1 GB; das Protokoll auf die Zeit um das Foto kürzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/files.py" />
            <source>{path} does not exist; check the name of the log.</source>
            <translation>{path} gibt es nicht; den Namen des Protokolls prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/files.py" />
            <source>{name} cannot be opened ({reason}); check its name and that you may read it.</source>
            <translation>{name} lässt sich nicht öffnen ({reason}); Namen und Leserechte prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/files.py" />
            <source>{name} cannot be listed ({reason}); check that you may read it.</source>
            <translation>{name} lässt sich nicht auflisten ({reason}); die Leserechte prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/files.py" />
            <source>{name} is an Excel workbook; export the log as CSV instead.</source>
            <translation>{name} ist eine Excel-Arbeitsmappe; das Protokoll stattdessen als CSV ausgeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/files.py" />
            <source>{name} is empty; record the log again or choose another file.</source>
            <translation>{name} ist leer; das Protokoll neu aufzeichnen oder eine andere Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/gcsv.py" />
            <source>seconds since the camera's log began</source>
            <translation>Sekunden seit Beginn des Kameraprotokolls</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/gcsv.py" />
            <source>{name} has no columns gx, gy and gz, so no angular rate; give another log.</source>
            <translation>{name} hat keine Spalten gx, gy und gz, also keine Drehrate; ein anderes Protokoll angeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/gcsv.py" />
            <source>{log_name} has the orientation {orientation!r}; write X, Y and Z once each.</source>
            <translation>{log_name} hat die Ausrichtung {orientation!r}; X, Y und Z je einmal schreiben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/gcsv.py" />
            <source>{name} is cut off: its line of column names (t,gx,gy,gz) is missing; copy it again.</source>
            <translation>{name} ist abgeschnitten: die Zeile der Spaltennamen (t,gx,gy,gz) fehlt; neu kopieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/gcsv.py" />
            <source>{name} has no usable {key}: {value!r} is no scale; correct it.</source>
            <translation>{name} hat kein brauchbares {key}: {value!r} ist kein Maßstab; berichtigen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/phyphox.py" />
            <source>seconds since the phyphox experiment began</source>
            <translation>Sekunden seit Beginn des phyphox-Experiments</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/read.py" />
            <source>No log was given; choose the log of a gyroscope.</source>
            <translation>Es wurde kein Protokoll angegeben; das eines Gyroskops wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/read.py" />
            <source>{name} has acceleration but no angular rate; give the gyroscope's log as well.</source>
            <translation>{name} hat Beschleunigung, aber keine Drehrate; auch das Protokoll des Gyroskops angeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/read.py" />
            <source>{name} holds several logs ({shown}); choose one of them.</source>
            <translation>{name} enthält mehrere Protokolle ({shown}); eines davon wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/read.py" />
            <source>{name} holds no log with angular rate; choose the gyroscope's folder.</source>
            <translation>{name} enthält kein Protokoll mit Drehrate; den Ordner des Gyroskops wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/read.py" />
            <source>None of {name} holds angular rate; add the gyroscope's log.</source>
            <translation>Nichts in {name} enthält eine Drehrate; das Protokoll des Gyroskops hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/timing.py" />
            <source>Unix time</source>
            <translation>Unixzeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/timing.py" />
            <source>the log's own clock</source>
            <translation>Uhr des Protokolls</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/timing.py" />
            <source>seconds since the device started</source>
            <translation>Sekunden seit dem Start des Geräts</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/timing.py" />
            <source>time of day on the recorder's clock</source>
            <translation>Tageszeit nach der Uhr des Rekorders</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/timing.py" />
            <source>date and time on the recorder's clock (seconds since 1970, its time zone unknown)</source>
            <translation>Datum und Zeit nach der Uhr des Rekorders (Sekunden seit 1970, Zeitzone unbekannt)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/witmotion.py" />
            <source>{clock} (the sensor's own chip)</source>
            <translation>{clock} (Chip des Sensors)</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/witmotion_raw.py" />
            <source>seconds since the first sample, counted at an even rate</source>
            <translation>Sekunden seit dem ersten Wert, gleichmäßig gezählt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/zip_members.py" />
            <source>{name} in {title} is damaged; copy the zip file again.</source>
            <translation>{name} in {title} ist beschädigt; die ZIP-Datei neu kopieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/zip_members.py" />
            <source>{name} in {title} is encrypted or packed in an unknown way; unpack it first.</source>
            <translation>{name} in {title} ist verschlüsselt oder unbekannt gepackt; erst entpacken.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/zip_members.py" />
            <source>{name} in {title} is larger than 256 MB; unpack it and cut it first.</source>
            <translation>{name} in {title} ist größer als 256 MB; erst entpacken und kürzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/formats/zip_members.py" />
            <source>{title} is a damaged zip file; copy it again.</source>
            <translation>{title} ist eine beschädigte ZIP-Datei; neu kopieren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/mounting.py" />
            <source>The orientation {orientation!r} must name each of x, y and z once, such as XYZ or zYX; a small letter turns the axis round.</source>
            <translation>Die Ausrichtung {orientation!r} muss x, y und z je einmal nennen, etwa XYZ oder zYX; ein kleiner Buchstabe kehrt die Achse um.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/path.py" />
            <source>The motion turns the camera past the scene; choose a shorter exposure, or check the units of the log's angular rate.</source>
            <translation>Die Bewegung dreht die Kamera an der Szene vorbei; eine kürzere Belichtung wählen oder die Einheiten der Drehrate prüfen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>Assumed: sensor axes lie along the camera's (XYZ).</source>
            <translation>Angenommen: die Achsen des Sensors liegen längs denen der Kamera (XYZ).</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>From the camera file.</source>
            <translation>Aus der Kameradatei.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>EXIF exposure time, {length:.6g} s.</source>
            <translation>EXIF-Belichtungszeit, {length:.6g} s.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>Assumed: {length:g} s, as the photo does not tell.</source>
            <translation>Angenommen: {length:g} s, da das Foto es nicht sagt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>The last mark of the recording, at {mark:.2f} s; a hand marks to some tenths of a second, so set the start more exactly.</source>
            <translation>Die letzte Marke der Aufzeichnung, bei {mark:.2f} s; eine Hand markiert auf einige Zehntelsekunden, also den Beginn genauer setzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>EXIF time, {taken:.2f} s on the log's clock; cameras tell it to a second and their clocks drift, so set the start more exactly.</source>
            <translation>EXIF-Zeit, {taken:.2f} s auf der Uhr des Protokolls; Kameras sagen sie auf die Sekunde, und ihre Uhren gehen nach, also den Beginn genauer setzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>Assumed: the middle of the log; set the start to when the photo was taken.</source>
            <translation>Angenommen: die Mitte des Protokolls; den Beginn auf den Zeitpunkt der Aufnahme setzen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>None taken off: the sensor never lay still for half a second.</source>
            <translation>Nichts abgezogen: der Sensor lag nie eine halbe Sekunde still.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>Mean rate while still, {start:.2f} s to {end:.2f} s.</source>
            <translation>Mittlere Drehrate in Ruhe, {start:.2f} s bis {end:.2f} s.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/proposal.py" />
            <source>The camera file is for {width} x {height} pixels but {name} has {wide} x {high}; use the camera file of this photo or scale its values.</source>
            <translation>Die Kameradatei gilt für {width} x {height} Pixel, {name} aber hat {wide} x {high}; die Kameradatei dieses Fotos verwenden oder ihre Werte umrechnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/three_poses.py" />
            <source>The accelerometer shows {length:.1f} m/s² instead of 9.8; hold the camera still in this pose and take it again.</source>
            <translation>Der Beschleunigungsmesser zeigt {length:.1f} m/s² statt 9,8; die Kamera in dieser Lage stillhalten und die Lage neu nehmen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/three_poses.py" />
            <source>The three poses are {worst:.0f}° away from right angles; take them again, each as the picture shows.</source>
            <translation>Die drei Lagen sind {worst:.0f}° von rechten Winkeln entfernt; neu nehmen, jede wie auf dem Bild.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/three_poses.py" />
            <source>The third pose was turned to the wrong side; turn the camera so that its right side, seen from behind, points down.</source>
            <translation>Die dritte Lage war nach der falschen Seite gedreht; die Kamera so drehen, dass ihre rechte Seite, von hinten gesehen, nach unten zeigt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/translation.py" />
            <source>{name} has no acceleration, so nothing is known about sideways motion; leave the scene depth out.</source>
            <translation>{name} hat keine Beschleunigung, über seitliche Bewegung ist also nichts bekannt; die Szenentiefe weglassen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/motion/translation.py" />
            <source>{name} has no acceleration around the exposure; leave the scene depth out or choose another stretch.</source>
            <translation>{name} hat um die Belichtung keine Beschleunigung; die Szenentiefe weglassen oder einen anderen Abschnitt wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/parameters.py" />
            <source>{name} must be one of {choices}.</source>
            <translation>{name} muss eines von diesen sein: {choices}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/parameters.py" />
            <source> {unit}</source>
            <translation> {unit}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/parameters.py" />
            <source>{name} is {value:g}; choose a finite number.</source>
            <translation>{name} ist {value:g}; eine endliche Zahl wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/parameters.py" />
            <source>{name} is {value:g}; choose a value of at least {low:g}{unit}.</source>
            <translation>{name} ist {value:g}; einen Wert von mindestens {low:g}{unit} wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/parameters.py" />
            <source>{name} is {value:g}; choose a value of at most {high:g}{unit}.</source>
            <translation>{name} ist {value:g}; einen Wert von höchstens {high:g}{unit} wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/parameters.py" />
            <source>{name} is {value:g}; choose a value from {low:g} to {high:g}{unit}.</source>
            <translation>{name} ist {value:g}; einen Wert von {low:g} bis {high:g}{unit} wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/network.py" />
            <source>Loading the network</source>
            <translation>Netz wird geladen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/network.py" />
            <source>Memory did not suffice for tiles of {side} px.</source>
            <translation>Der Speicher reichte nicht für Kacheln von {side} px.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/network.py" />
            <source>The memory does not suffice for this network; choose another method.</source>
            <translation>Der Speicher reicht nicht für dieses Netz; ein anderes Verfahren wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/network.py" />
            <source>Restored by the network {name!r}, weights {hash}.</source>
            <translation>Restauriert vom Netz {name!r}, Gewichte {hash}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/network.py" />
            <source>Restored by the network {name!r}, weights {hash}; it adds content learned from other photos.</source>
            <translation>Restauriert vom Netz {name!r}, Gewichte {hash}; es fügt Inhalt hinzu, der an anderen Fotos gelernt wurde.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/network_tiles.py" />
            <source>Restoring with the network</source>
            <translation>Das Netz restauriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/patches.py" />
            <source>Restoring</source>
            <translation>Wird restauriert</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/problem.py" />
            <source>The camera is for {width} x {height} pixels but the photo has {wide} x {high}.</source>
            <translation>Die Kamera gilt für {width} x {height} Pixel, das Foto aber hat {wide} x {high}.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/problem.py" />
            <source>The photo holds values that are not numbers; export it again.</source>
            <translation>Das Foto enthält Werte, die keine Zahlen sind; neu ausgeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/problem.py" />
            <source>Drawing the kernels</source>
            <translation>Kerne werden gezeichnet</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/problem.py" />
            <source>Estimating the noise</source>
            <translation>Rauschen wird geschätzt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/problem.py" />
            <source>Looking for clipped highlights</source>
            <translation>Ausgefressene Lichter werden gesucht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/richardson_lucy.py" />
            <source>Iteration {number}</source>
            <translation>Iteration {number}</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/run.py" />
            <source>The motion moved no pixel noticeably; the photo is returned as it is.</source>
            <translation>Die Bewegung hat kein Pixel merklich bewegt; das Foto bleibt, wie es ist.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/saturation.py" />
            <source>Filling in clipped highlights</source>
            <translation>Ausgefressene Lichter werden gefüllt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/restore/visibility.py" />
            <source>Looking for what can be seen</source>
            <translation>Sichtbares wird gesucht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/drawing.py" />
            <source>The drawn path holds no points that could be followed; draw it again.</source>
            <translation>Die gezeichnete Bahn enthält keine Punkte, denen zu folgen wäre; neu zeichnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/gallery.py" />
            <source>The kernel holds a value that is not a number; enter it again.</source>
            <translation>Der Kern enthält einen Wert, der keine Zahl ist; neu eingeben.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/gallery.py" />
            <source>The kernel sums to zero, so it cannot be normalised; add some light.</source>
            <translation>Die Summe des Kerns ist null, er lässt sich also nicht normieren; etwas Licht hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/presets.py" />
            <source>{angle:.2g} deg</source>
            <translation>{angle:.2g}°</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/presets.py" />
            <source>{way:.3g} mm at {depth:.3g} m</source>
            <translation>{way:.3g} mm auf {depth:.3g} m</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/restoring.py" />
            <source>The motion moved no pixel noticeably.</source>
            <translation>Die Bewegung hat kein Pixel merklich bewegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/restoring.py" />
            <source>Comparing</source>
            <translation>Wird verglichen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/settings.py" />
            <source>The picture has only {width} x {height} px, so nothing could move in it; choose a larger one.</source>
            <translation>Das Bild hat nur {width} x {height} px, darin könnte sich nichts bewegen; ein größeres wählen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/source.py" />
            <source>Draw a path on the picture with the mouse.</source>
            <translation>Mit der Maus eine Bahn auf das Bild zeichnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/sandbox/source.py" />
            <source>No log is open; open one in Restore, or record one in Sensor.</source>
            <translation>Kein Protokoll ist offen; eines unter Restaurieren öffnen oder unter Sensor aufzeichnen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/synthesis/shake.py" />
            <source>seconds since the simulation began</source>
            <translation>Sekunden seit Beginn der Simulation</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/training/validation.py" />
            <source>Making the validation pairs</source>
            <translation>Prüfpaare werden gemacht</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core/training/validation.py" />
            <source>Validating</source>
            <translation>Wird geprüft</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Total variation</source>
            <translation>Totalvariation</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Sharp edges and quiet surfaces; the best classical choice for most photos.</source>
            <translation>Scharfe Kanten und ruhige Flächen; für die meisten Fotos die beste klassische Wahl.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>The fastest: one step, linear, easy to defend. Noise and ringing stay visible.</source>
            <translation>Das schnellste: ein Schritt, linear, leicht zu begründen. Rauschen und Überschwinger bleiben sichtbar.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Richardson-Lucy</source>
            <translation>Richardson-Lucy</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Iterative, never negative; good for lights on dark ground. Slow.</source>
            <translation>Iterativ, nie negativ; gut für Lichter auf dunklem Grund. Langsam.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Guided network</source>
            <translation>Geführtes Netz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Learned: refines the classical results and checks itself against the photo. Adds detail that was learned from other photos.</source>
            <translation>Gelernt: verfeinert die klassischen Ergebnisse und prüft sich am Foto. Fügt Details hinzu, die an anderen Fotos gelernt wurden.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>U-Net of the seed</source>
            <translation>U-Net des Ursprungs</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Learned: sees the photo and one straight motion vector for each pixel.</source>
            <translation>Gelernt: sieht das Foto und je Pixel einen geraden Bewegungsvektor.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Weight of flatness against the photo. Automatic weighs each place by its own detail and noise; more gives flatter surfaces and loses fine texture.</source>
            <translation>Gewicht der Glätte gegen das Foto. Automatisch wägt jede Stelle nach eigenen Details und Rauschen; mehr gibt flachere Flächen und verliert feine Textur.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Edge exponent</source>
            <translation>Kantenexponent</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>1 is total variation; smaller (hyper-Laplacian) keeps harder edges and is readier to flatten faint texture.</source>
            <translation>1 ist Totalvariation; kleiner (hyper-Laplace) behält härtere Kanten und flacht schwache Textur eher ab.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>20 are enough for nearly every photo.</source>
            <translation>20 genügen für fast jedes Foto.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Weight of smoothness against the photo. Automatic weighs each place by its own detail and noise; more gives less noise and softer edges.</source>
            <translation>Gewicht der Glätte gegen das Foto. Automatisch wägt jede Stelle nach eigenen Details und Rauschen; mehr gibt weniger Rauschen und weichere Kanten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>More iterations are sharper and noisier. Automatic stops when the result explains the photo as well as its noise allows.</source>
            <translation>Mehr Iterationen sind schärfer und verrauschter. Automatisch hört auf, wenn das Ergebnis das Foto so gut erklärt, wie dessen Rauschen es zulässt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Damping</source>
            <translation>Dämpfung</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Holds back changes that are smaller than this many times the noise; 0 is the plain method.</source>
            <translation>Hält Änderungen zurück, die kleiner sind als so viele Male das Rauschen; 0 ist das reine Verfahren.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Faithfulness</source>
            <translation>Treue</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How much of what the photo still says beyond the result is put back. More brings back noise, less trusts the network. Automatic is as trained.</source>
            <translation>Wie viel von dem, was das Foto über das Ergebnis hinaus sagt, zurückgegeben wird. Mehr bringt Rauschen zurück, weniger vertraut dem Netz. Automatisch ist wie trainiert.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Computed on</source>
            <translation>Rechnet auf</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Automatic takes a graphics processor where there is one that torch can use.</source>
            <translation>Automatisch nimmt einen Grafikprozessor, wo es einen gibt, den torch nutzen kann.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>cpu</source>
            <translation>Prozessor</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>cuda</source>
            <translation>cuda</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>mps</source>
            <translation>mps</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Turning to the right; the picture moves to the left.</source>
            <translation>Drehung nach rechts; das Bild wandert nach links.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>deg/s</source>
            <translation>°/s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Tilt</source>
            <translation>Neigen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Turning upwards; the picture moves down.</source>
            <translation>Drehung nach oben; das Bild wandert nach unten.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Roll</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Turning about the line of sight, clockwise.</source>
            <translation>Drehung um die Blickrichtung, im Uhrzeigersinn.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Tremor</source>
            <translation>Zittern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How strongly the hand trembles: angular rate about x and y, RMS; roll is half of it.</source>
            <translation>Wie stark die Hand zittert: Drehrate um x und y, RMS; Rollen ist die Hälfte davon.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Tremor frequency</source>
            <translation>Zitterfrequenz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Around which frequency the hand trembles; muscles do at 4 to 12 Hz.</source>
            <translation>Um welche Frequenz die Hand zittert; Muskeln tun es mit 4 bis 12 Hz.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Hz</source>
            <translation>Hz</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Jolt</source>
            <translation>Ruck</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>A sudden turn to the right in the middle of the exposure, as from the shutter button: it leaves a double image.</source>
            <translation>Eine plötzliche Drehung nach rechts mitten in der Belichtung, wie vom Auslöser: sie hinterlässt ein Doppelbild.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>deg</source>
            <translation>°</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Travel right</source>
            <translation>Nach rechts</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How far the camera moves to the right.</source>
            <translation>Wie weit sich die Kamera nach rechts bewegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>mm</source>
            <translation>mm</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Travel down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How far the camera moves down.</source>
            <translation>Wie weit sich die Kamera nach unten bewegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Travel forward</source>
            <translation>Nach vorn</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How far the camera moves into the scene.</source>
            <translation>Wie weit sich die Kamera in die Szene bewegt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Which tremor and noise were drawn; another number draws others.</source>
            <translation>Welches Zittern und Rauschen ausgelost wurde; eine andere Zahl lost andere aus.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How long the shutter is open.</source>
            <translation>Wie lange der Verschluss offen ist.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>In widths of the picture: 0.8 is a phone's camera, 3 a telephoto lens.</source>
            <translation>In Breiten des Bildes: 0,8 ist die Kamera eines Telefons, 3 ein Teleobjektiv.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>widths</source>
            <translation>Breiten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Rolling shutter: time from the first row to the last; 0 exposes all at once.</source>
            <translation>Rolling Shutter: Zeit von der ersten bis zur letzten Zeile; 0 belichtet alle zugleich.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>ms</source>
            <translation>ms</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Scene depth</source>
            <translation>Szenentiefe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>How far away the scene is; only travel depends on it.</source>
            <translation>Wie weit die Szene entfernt ist; nur die Verschiebung hängt davon ab.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>m</source>
            <translation>m</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Defocus</source>
            <translation>Fehlfokus</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Radius of the disk into which the lens turns a point. No sensor of motion knows of it, so no restoration here undoes it.</source>
            <translation>Radius der Scheibe, zu der das Objektiv einen Punkt macht. Kein Bewegungssensor weiß davon, also macht es hier keine Restaurierung rückgängig.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Light of the scene; above 1 bright places saturate the sensor.</source>
            <translation>Licht der Szene; über 1 sättigen helle Stellen den Sensor.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Standard deviation in linear light, white being 1; the same in dark and light.</source>
            <translation>Standardabweichung in linearem Licht, Weiß gleich 1; in Dunkel und Hell dieselbe.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Still</source>
            <translation>Ruhig</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Hand shake at 1/15 s</source>
            <translation>Handzittern bei 1/15 s</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Walking</source>
            <translation>Im Gehen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Defocus and shake</source>
            <translation>Fehlfokus und Zittern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Portrait of an astronaut</source>
            <translation>Porträt einer Astronautin</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>A drawn house</source>
            <translation>Ein gezeichnetes Haus</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Dots</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Siemens star</source>
            <translation>Siemensstern</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Slanted edge</source>
            <translation>Schräge Kante</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Grid</source>
            <translation>Gitter</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>What is a point spread function?</source>
            <translation>Was ist eine Punktspreizfunktion?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Convolution, by hand</source>
            <translation>Faltung von Hand</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Why one kernel is not enough</source>
            <translation>Warum ein Kern nicht genügt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>What a blur destroys</source>
            <translation>Was eine Unschärfe zerstört</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Why undoing a blur amplifies noise</source>
            <translation>Warum Entfalten das Rauschen verstärkt</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Step by step, and when to stop</source>
            <translation>Schritt für Schritt, und wann Schluss ist</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>When is a photo beyond rescue?</source>
            <translation>Wann ist ein Foto nicht mehr zu retten?</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Identity</source>
            <translation>Identität</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>One point: nothing changes.</source>
            <translation>Ein Punkt: nichts ändert sich.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Box</source>
            <translation>Quadrat</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>The mean of a square.</source>
            <translation>Das Mittel eines Quadrats.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Gaussian</source>
            <translation>Gauß</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Soft in all directions; no zeros.</source>
            <translation>Weich nach allen Seiten; keine Nullstellen.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Disk</source>
            <translation>Scheibe</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>A lens out of focus.</source>
            <translation>Ein unscharf gestelltes Objektiv.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Line</source>
            <translation>Linie</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Steady motion along an angle.</source>
            <translation>Gleichmäßige Bewegung längs eines Winkels.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Arc</source>
            <translation>Bogen</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>The camera rolls.</source>
            <translation>Die Kamera rollt.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>Shake</source>
            <translation>Wackeln</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>A hand that tries to hold still.</source>
            <translation>Eine Hand, die ruhig zu halten versucht.</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>lies still</source>
            <translation>liegt still</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>held by a hand</source>
            <translation>in der Hand gehalten</translation>
        </message>
        <message>
            <location filename="../../deblur_studio/core" />
            <source>swings</source>
            <translation>schwingt</translation>
        </message>
    </context>
</TS>

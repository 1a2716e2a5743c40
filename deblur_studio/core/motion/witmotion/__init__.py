"""The byte protocol of WitMotion sensors: where its frames are, and what they say."""

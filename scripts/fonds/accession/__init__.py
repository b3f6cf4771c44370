"""From files to text: the folder, its encodings, its metadata; what the catalogue takes in."""

"""What a command leaves behind: manifest, tables and workbook, written whole into one folder."""

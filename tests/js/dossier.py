"""What the join puts in front of the scripts of the dossier, as JSON, for tests in Node."""

from __future__ import annotations

import json
import re

from fonds.base.locale import load_words
from fonds.render.dossier import GIVEN, PAGE, write_dossier_scripts


def make_given() -> dict[str, object]:
    script = write_dossier_scripts("Essai", "", load_words("fr"))[PAGE].decode()
    found = {name: re.search(rf"^const {name} = (.*);$", script, re.MULTILINE) for name in GIVEN}
    return {name: json.loads(line[1]) for name, line in found.items() if line}


if __name__ == "__main__":
    print(json.dumps(make_given()))

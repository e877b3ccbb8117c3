"""Shows drafts to InvenioRDM's own metadata schema, which must be installed (`make check-invenio` does it, some 700 MB).

Use: python benchmarks/invenio.py zenodo.json …   A draft must be accepted, and refused when something it demands is taken out.
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import Any

WRONG: dict[str, Any] = {
    "creators": [],
    "title": "T",
    "publication_date": "June 2025",
    "resource_type": None,
    "contributors": [{"person_or_org": {"type": "personal", "family_name": "Jones"}}],
}
"""Values that the schema must refuse, so that its yes means something."""


def main(paths: list[str]) -> int:
    """Check each draft; 1 if one is refused, or a wrong one accepted."""
    # These exist only where InvenioRDM is installed.
    from flask import Flask  # type: ignore[import-not-found]
    from flask_babel import Babel  # type: ignore[import-not-found]
    from invenio_config.default import ALLOWED_HTML_ATTRS, ALLOWED_HTML_TAGS  # type: ignore[import-not-found]
    from invenio_rdm_records import config  # type: ignore[import-not-found]
    from invenio_rdm_records.services.schemas.metadata import MetadataSchema  # type: ignore[import-not-found]
    from marshmallow import ValidationError  # type: ignore[import-not-found]

    app = Flask("check")
    app.config.from_object(config)
    app.config.update(ALLOWED_HTML_TAGS=ALLOWED_HTML_TAGS, ALLOWED_HTML_ATTRS=ALLOWED_HTML_ATTRS)

    Babel(app)

    def complaint(metadata: object) -> object:
        with app.test_request_context():
            try:
                MetadataSchema().load(copy.deepcopy(metadata))
            except ValidationError as error:
                return error.messages
        return None

    bad = 0
    for path in paths:
        metadata = json.loads(Path(path).read_text(encoding="utf-8"))["metadata"]
        said = complaint(metadata)
        print(f"{path}: {'accepted' if said is None else said}")
        bad += said is not None
        for key, value in WRONG.items():
            said = complaint({**metadata, key: value})
            print(f"  with a wrong {key}: {'ACCEPTED' if said is None else said}")
            bad += said is None
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Only our own pages may post to us: a token in every form, and no post that a browser says came from elsewhere."""

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect


def set_up(app: Flask) -> None:
    """Refuses posts without a token, and posts from other sites."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # a form may stay open for as long as the session lives
        WTF_CSRF_SSL_STRICT=False,  # would ask for the Referer, which our own policy withholds
    )
    CSRFProtect(app)

    @app.before_request
    def refuse_other_sites() -> None:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
            raise CSRFError("from another site")

"""Which colour token an icon takes to match the text of a tone."""

from tawasul_desk.ui.tone import Tone


def token_of(tone: Tone) -> str:
    """Return the token of the tone's text colour."""
    return {Tone.NEUTRAL: "ink_soft", Tone.PRIMARY: "primary_text"}.get(tone, tone.value)

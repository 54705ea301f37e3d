"""What is said of response texts: their placeholders, and an example to fill them with."""

from PySide6.QtCore import Qt

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.placeholders import reads_from_the_right

# The texts are Arabic, and so is the example, in whatever language the window speaks.
EXAMPLE = {
    "applicant": isolate("محمد أحمد عبدالرحمن"),
    "case_number": isolate("TW-1448-0000123"),
    "service": isolate("تمديد هوية مقيم"),
    "missing": "- صورة جواز السفر ساري المفعول\n- وثيقة التأمين الطبي",
    "officer": isolate("خالد بن سعد القحطاني"),
}


def template_direction(body: str) -> Qt.LayoutDirection:
    """Return how a text with placeholders is set: in an Arabic one, a line may begin with a Latin name."""
    if reads_from_the_right(body):
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LayoutDirectionAuto

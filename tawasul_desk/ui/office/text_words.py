"""An example with which the placeholders of response texts are filled in."""

from tawasul_desk.services.arabic import isolate

# The texts are Arabic, and so is the example, in whatever language the window speaks.
EXAMPLE = {
    "applicant": isolate("محمد أحمد عبدالرحمن"),
    "case_number": isolate("TW-1448-0000123"),
    "service": isolate("تمديد هوية مقيم"),
    "missing": "- صورة جواز السفر ساري المفعول\n- وثيقة التأمين الطبي",
    "officer": isolate("خالد بن سعد القحطاني"),
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_SA" sourcelanguage="en_US">
    <context>
        <name>AbsenceSheet</name>
        <message>
            <source>Absence: {name}</source>
            <translation>غياب: {name}</translation>
        </message>
        <message>
            <source>Save the absence</source>
            <translation>حفظ الغياب</translation>
        </message>
        <message>
            <source>First day away</source>
            <translation>أول يوم غياب</translation>
        </message>
        <message>
            <source>Last day away</source>
            <translation>آخر يوم غياب</translation>
        </message>
        <message>
            <source>No substitute</source>
            <translation>لا أحد بعينه</translation>
        </message>
        <message>
            <source>Back at work</source>
            <translation>العودة إلى العمل</translation>
        </message>
        <message>
            <source>Give the first and the last day.</source>
            <translation>حدّد أول يوم وآخر يوم.</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>آخر يوم يسبق أول يوم.</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>البديل</translation>
        </message>
        <message>
            <source>On these days no work is given to this person; new requests go to the substitute. Requests already assigned stay until a supervisor moves them.</source>
            <translation>لا يُسند إليه أي طلب في هذه الأيام، وتُحال الطلبات الجديدة إلى البديل. أما الطلبات المسندة من قبل فتبقى لديه إلى أن ينقلها مشرف.</translation>
        </message>
    </context>
    <context>
        <name>ActLog</name>
        <message>
            <source>Open the outbox</source>
            <translation>فتح صندوق الصادر</translation>
        </message>
        <message>
            <source>Taken back: {act}</source>
            <translation>جرى التراجع عن: {act}</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>تراجع</translation>
        </message>
        <message>
            <source>It cannot be taken back any more, as it was sent or is being sent: {act}</source>
            <translation>لم يعد التراجع عنه ممكنًا، فقد أُرسل أو يجري إرساله: {act}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>تراجع</translation>
        </message>
        <message>
            <source>“{act}” is not the last thing you did. What you did after it stays as it is.</source>
            <translation>«{act}» ليس آخر إجراء لك. ما أجريته بعده يبقى كما هو.</translation>
        </message>
        <message>
            <source>It cannot be taken back, as you did more on it since: {act}</source>
            <translation>لا يمكن التراجع عنه، لأن إجراءات لاحقة بُنيت عليه: {act}</translation>
        </message>
        <message>
            <source>Taken back: {act} Its text is a draft again.</source>
            <translation>جرى التراجع عن: {act} وعاد نصه مسودة.</translation>
        </message>
        <message>
            <source>Take back an earlier act?</source>
            <translation>التراجع عن إجراء سابق؟</translation>
        </message>
        <message>
            <source>There is nothing on this page to take back.</source>
            <translation>لا يوجد في هذه الصفحة ما يمكن التراجع عنه.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>إبقاؤه</translation>
        </message>
    </context>
    <context>
        <name>Acts</name>
        <message>
            <source>Unfinished draft: {act}</source>
            <translation>لديك مسودة لم تكتمل: {act}</translation>
        </message>
        <message>
            <source>Continue the draft</source>
            <translation>مواصلة التحرير</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>استلام الطلب</translation>
        </message>
        <message>
            <source>Start work</source>
            <translation>بدء المعالجة</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>إنهاء المعالجة</translation>
        </message>
        <message>
            <source>Return to applicant</source>
            <translation>إعادة لمقدم الطلب</translation>
        </message>
        <message>
            <source>Respond</source>
            <translation>رد</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>ملاحظة داخلية</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>إعادة فتح</translation>
        </message>
        <message>
            <source>Process the request</source>
            <translation>إنهاء معالجة الطلب</translation>
        </message>
        <message>
            <source>Return the request to the applicant</source>
            <translation>إعادة الطلب إلى مقدمه</translation>
        </message>
        <message>
            <source>Write to the applicant</source>
            <translation>كتابة رد لمقدم الطلب</translation>
        </message>
        <message>
            <source>Write an internal note</source>
            <translation>كتابة ملاحظة داخلية</translation>
        </message>
        <message>
            <source>Close the request</source>
            <translation>إغلاق الطلب</translation>
        </message>
        <message>
            <source>Reopen the request</source>
            <translation>إعادة فتح الطلب</translation>
        </message>
        <message>
            <source>Ask a second officer for approval</source>
            <translation>طلب اعتماد ضابط ثانٍ</translation>
        </message>
        <message>
            <source>Refuse the approval</source>
            <translation>رفض الاعتماد</translation>
        </message>
        <message>
            <source>Offer the request to another office</source>
            <translation>اقتراح تحويل الطلب إلى إدارة أخرى</translation>
        </message>
        <message>
            <source>Refuse the offered request</source>
            <translation>رفض تحويل الطلب إلى إدارتنا</translation>
        </message>
        <message>
            <source>Process and send</source>
            <translation>إنهاء المعالجة وإرسال الرد</translation>
        </message>
        <message>
            <source>Return and send</source>
            <translation>إعادة الطلب وإرسال الرد</translation>
        </message>
        <message>
            <source>Send the response</source>
            <translation>إرسال الرد</translation>
        </message>
        <message>
            <source>Save the note</source>
            <translation>حفظ الملاحظة</translation>
        </message>
        <message>
            <source>Ask for approval</source>
            <translation>إرسال طلب الاعتماد</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>اقتراح التحويل</translation>
        </message>
        <message>
            <source>Refuse the offer</source>
            <translation>رفض التحويل</translation>
        </message>
        <message>
            <source>What should colleagues know?</source>
            <translation>ما الذي ينبغي أن يعرفه الزملاء؟</translation>
        </message>
        <message>
            <source>What is to be approved, and on which documents does it rest?</source>
            <translation>ما المطلوب اعتماده، وعلى أي مستندات يستند؟</translation>
        </message>
        <message>
            <source>Why? Colleagues and auditors read the reason.</source>
            <translation>ما السبب؟ يطّلع عليه الزملاء والمدققون.</translation>
        </message>
        <message>
            <source>The response, as the applicant will read it</source>
            <translation>نص الرد كما سيقرؤه مقدم الطلب</translation>
        </message>
        <message>
            <source>The text is longer than the service accepts.</source>
            <translation>النص أطول مما تقبله الخدمة.</translation>
        </message>
        <message>
            <source>Choose the office first.</source>
            <translation>اختر الإدارة أولًا.</translation>
        </message>
        <message>
            <source>Write the note first.</source>
            <translation>اكتب الملاحظة أولًا.</translation>
        </message>
        <message>
            <source>Write what is to be approved first.</source>
            <translation>اكتب أولًا ما المطلوب اعتماده.</translation>
        </message>
        <message>
            <source>Assign…</source>
            <translation>إسناد…</translation>
        </message>
        <message>
            <source>Offer to another office…</source>
            <translation>تحويل إلى إدارة أخرى…</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Ask for approval…</source>
            <translation>طلب الاعتماد…</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Refuse…</source>
            <translation>رفض…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>قبول</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>سحب الاقتراح</translation>
        </message>
        <message>
            <source>The text “{title}” tells the outcome “{told}”, but no outcome is sent with it.</source>
            <translation>النص «{title}» يفيد بالنتيجة «{told}»، ولا تُرسل معه أي نتيجة.</translation>
        </message>
        <message>
            <source>The text “{title}” tells the outcome “{told}”, but the outcome chosen is “{chosen}”.</source>
            <translation>النص «{title}» يفيد بالنتيجة «{told}»، والنتيجة المختارة هي «{chosen}».</translation>
        </message>
        <message>
            <source>Sending …</source>
            <translation>جارٍ الإرسال…</translation>
        </message>
        <message>
            <source>Request {number} processed.</source>
            <translation>تمت معالجة الطلب {number}.</translation>
        </message>
        <message>
            <source>the server has a fault</source>
            <translation>في الخادم خلل</translation>
        </message>
        <message>
            <source>Offer withdrawn. Request {number} stays with {office}.</source>
            <translation>سُحب اقتراح التحويل. يبقى الطلب {number} لدى {office}.</translation>
        </message>
        <message>
            <source>Request {number} closed.</source>
            <translation>أُغلق الطلب {number}.</translation>
        </message>
        <message>
            <source>this program must be updated</source>
            <translation>يلزم تحديث هذا البرنامج</translation>
        </message>
        <message>
            <source>Request {number} taken.</source>
            <translation>استُلم الطلب {number}.</translation>
        </message>
        <message>
            <source>Work on request {number} begun.</source>
            <translation>بدأت معالجة الطلب {number}.</translation>
        </message>
        <message>
            <source>Approved. Request {number} is back with {name}.</source>
            <translation>جرى الاعتماد. عاد الطلب {number} إلى {name}.</translation>
        </message>
        <message>
            <source>{done} Asked: {words}</source>
            <translation>{done} المطلوب: {words}</translation>
        </message>
        <message>
            <source>{done} Outcome: {outcome}. Asked: {words}</source>
            <translation>{done} النتيجة: {outcome}. المطلوب: {words}</translation>
        </message>
        <message>
            <source>Approval refused. Request {number} is back with {name}.</source>
            <translation>رُفض الاعتماد. عاد الطلب {number} إلى {name}.</translation>
        </message>
        <message>
            <source>your session has ended</source>
            <translation>انتهت جلستك</translation>
        </message>
        <message>
            <source>Request {number} is no longer watched.</source>
            <translation>أُوقفت متابعة الطلب {number}.</translation>
        </message>
        <message>
            <source>Request {number} is watched.</source>
            <translation>الطلب {number} قيد متابعتك.</translation>
        </message>
        <message>
            <source>Approval asked for: request {number}.</source>
            <translation>طُلب الاعتماد للطلب {number}.</translation>
        </message>
        <message>
            <source>there is no connection</source>
            <translation>لا يوجد اتصال</translation>
        </message>
        <message>
            <source>Request {number} offered to {office}.</source>
            <translation>اقتُرح تحويل الطلب {number} إلى {office}.</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>أُرسل</translation>
        </message>
        <message>
            <source>Internal note: request {number}.</source>
            <translation>ملاحظة داخلية على الطلب {number}.</translation>
        </message>
        <message>
            <source>the proxy blocks the connection</source>
            <translation>الخادم الوكيل لا يسمح بالمرور</translation>
        </message>
        <message>
            <source>the date of this computer is wrong</source>
            <translation>تاريخ هذا الجهاز غير صحيح</translation>
        </message>
        <message>
            <source>Waiting: {why}</source>
            <translation>بانتظار الإرسال: {why}</translation>
        </message>
        <message>
            <source>Request {number} returned to the applicant.</source>
            <translation>أُعيد الطلب {number} إلى مقدم الطلب.</translation>
        </message>
        <message>
            <source>Transfer accepted. Request {number} is in your office now.</source>
            <translation>قُبل التحويل. أصبح الطلب {number} لدى إدارتك.</translation>
        </message>
        <message>
            <source>the server is not trusted</source>
            <translation>الخادم غير موثوق</translation>
        </message>
        <message>
            <source>Response to the applicant: request {number}.</source>
            <translation>رد على مقدم الطلب {number}.</translation>
        </message>
        <message>
            <source>Transfer refused. Request {number} stays with {office}.</source>
            <translation>رُفض التحويل. يبقى الطلب {number} لدى {office}.</translation>
        </message>
        <message>
            <source>Request {number} reopened.</source>
            <translation>أُعيد فتح الطلب {number}.</translation>
        </message>
        <message>
            <source>Working time changed: {office}.</source>
            <translation>عُدّلت أوقات العمل: {office}.</translation>
        </message>
        <message>
            <source>Response text proposed. It is offered to officers once another supervisor has approved it.</source>
            <translation>قُدّم اقتراح نص الرد، ويظهر للضباط بعد أن يعتمده مشرف آخر.</translation>
        </message>
        <message>
            <source>Proposed response text approved. It is offered to officers.</source>
            <translation>اعتُمد نص الرد المقترح، ويظهر الآن للضباط.</translation>
        </message>
        <message>
            <source>Proposed response text refused.</source>
            <translation>رُفض نص الرد المقترح.</translation>
        </message>
        <message>
            <source>Back at work: {name}.</source>
            <translation>عودة إلى العمل: {name}.</translation>
        </message>
        <message>
            <source>Absence saved: {name}.</source>
            <translation>حُفظ الغياب: {name}.</translation>
        </message>
        <message>
            <source>Skills changed: {name}.</source>
            <translation>عُدّلت المهارات: {name}.</translation>
        </message>
        <message>
            <source>The queue of {name} is watched.</source>
            <translation>قائمة {name} قيد متابعتك.</translation>
        </message>
        <message>
            <source>The queue of {name} is no longer watched.</source>
            <translation>أُوقفت متابعة قائمة {name}.</translation>
        </message>
    </context>
    <context>
        <name>ApplicantCard</name>
        <message>
            <source>Applicant</source>
            <translation>مقدم الطلب</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>رقم الهوية</translation>
        </message>
        <message>
            <source>Nationality</source>
            <translation>الجنسية</translation>
        </message>
        <message>
            <source>Passport number</source>
            <translation>رقم الجواز</translation>
        </message>
        <message>
            <source>Date of birth</source>
            <translation>تاريخ الميلاد</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>الجوال</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>البريد الإلكتروني</translation>
        </message>
        <message>
            <source>The check digit of this identity number is wrong.</source>
            <translation>رقم التحقق في رقم الهوية غير صحيح.</translation>
        </message>
        <message>
            <source>This identity number does not have ten digits.</source>
            <translation>رقم الهوية هذا لا يتكون من عشرة أرقام.</translation>
        </message>
        <message>
            <source>This identity number begins with neither 1 nor 2.</source>
            <translation>رقم الهوية هذا لا يبدأ بالرقم 1 أو 2.</translation>
        </message>
        <message>
            <source>This identity number holds marks other than digits.</source>
            <translation>رقم الهوية هذا يحتوي على رموز غير الأرقام.</translation>
        </message>
    </context>
    <context>
        <name>AskingDialog</name>
        <message>
            <source>Leave without keeping the reason?</source>
            <translation>المغادرة دون حفظ السبب؟</translation>
        </message>
        <message>
            <source>Nothing has been moved yet, and the reason that you typed is not kept.</source>
            <translation>لم يُنقل شيء بعد، ولن يُحفظ السبب الذي كتبته.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>مغادرة</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>مواصلة التحرير</translation>
        </message>
    </context>
    <context>
        <name>AssignDialog</name>
        <message>
            <source>Name of the officer</source>
            <translation>اسم الضابط</translation>
        </message>
        <message>
            <source>Reason (kept in the timeline, may stay empty)</source>
            <translation>السبب (اختياري، يُحفظ في سجل الطلب)</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>إسناد</translation>
        </message>
        <message>
            <source>Choose {name}</source>
            <translation>اختيار {name}</translation>
        </message>
    </context>
    <context>
        <name>AttachmentObstacle</name>
        <message>
            <source>Still being scanned</source>
            <translation>ما زال قيد الفحص</translation>
        </message>
        <message>
            <source>The malware scan of this file has not ended yet. It opens by itself once it is found clean.</source>
            <translation>لم ينتهِ بعد فحص هذا الملف من البرمجيات الضارة. يُفتح تلقائيًا متى تبيّن أنه سليم.</translation>
        </message>
        <message>
            <source>Blocked by the malware scan</source>
            <translation>محجوب بفحص البرمجيات الضارة</translation>
        </message>
        <message>
            <source>Something harmful was found in this file. It was not loaded. Ask the applicant for another one.</source>
            <translation>عُثر في هذا الملف على شيء ضار فلم يُحمَّل. اطلب من مقدم الطلب ملفًا آخر.</translation>
        </message>
        <message>
            <source>The attachment could not be loaded</source>
            <translation>تعذر تحميل المرفق</translation>
        </message>
        <message>
            <source>The file is damaged</source>
            <translation>الملف تالف</translation>
        </message>
        <message>
            <source>Its content cannot be read or is not what the server recorded, so it is not shown. Load it again; if it stays damaged, ask the applicant for another one.</source>
            <translation>لا يمكن قراءة محتواه أو أنه يخالف ما سجّله الخادم، ولذلك لا يُعرض. أعد تحميله، فإن بقي تالفًا فاطلب من مقدم الطلب ملفًا آخر.</translation>
        </message>
        <message>
            <source>Locked with a password</source>
            <translation>مقفل بكلمة مرور</translation>
        </message>
        <message>
            <source>This PDF opens only with a password. Ask the applicant for a file without one.</source>
            <translation>لا يُفتح ملف PDF هذا إلا بكلمة مرور. اطلب من مقدم الطلب ملفًا بدونها.</translation>
        </message>
        <message>
            <source>The picture is too large</source>
            <translation>الصورة أكبر من اللازم</translation>
        </message>
        <message>
            <source>It measures {size} pixels. Pictures above {limit} megapixels are not opened here, because they could stop this computer.</source>
            <translation>أبعادها {size} بكسل. لا تُفتح هنا صورة تتجاوز {limit} ميغابكسل لأنها قد تعطّل هذا الجهاز.</translation>
        </message>
        <message>
            <source>Not the kind of file it claims to be</source>
            <translation>ليس من نوع الملف الذي يدّعيه</translation>
        </message>
        <message>
            <source>The content does not match the type stated. The file is neither opened nor saved.</source>
            <translation>المحتوى لا يطابق النوع المذكور، ولذلك لا يُفتح الملف ولا يُحفظ.</translation>
        </message>
        <message>
            <source>Loading was stopped</source>
            <translation>أُوقف التحميل</translation>
        </message>
        <message>
            <source>What has arrived is kept; loading goes on from there.</source>
            <translation>ما وصل منه محفوظ، ويُستأنف التحميل من حيث توقف.</translation>
        </message>
        <message>
            <source>Not on this computer yet</source>
            <translation>ليس على هذا الجهاز بعد</translation>
        </message>
        <message>
            <source>This attachment has not been opened here before, and the server did not answer. It is loaded as soon as the server answers.</source>
            <translation>لم يُفتح هذا المرفق هنا من قبل، ولم يستجب الخادم. يُحمَّل المرفق فور استجابة الخادم.</translation>
        </message>
        <message>
            <source>Drawing it ended with a fault.</source>
            <translation>انتهى عرضه بخلل.</translation>
        </message>
        <message>
            <source>This kind of picture cannot be shown here</source>
            <translation>لا يمكن عرض هذا النوع من الصور هنا</translation>
        </message>
        <message>
            <source>This file could not be drawn</source>
            <translation>تعذّر عرض هذا الملف</translation>
        </message>
        <message>
            <source>It is tried again only when you ask for it.</source>
            <translation>لا تُعاد المحاولة إلا عند طلبها.</translation>
        </message>
        <message>
            <source>Drawing it took too long, so it was stopped.</source>
            <translation>استغرق عرضه وقتًا طويلًا فأُوقف.</translation>
        </message>
        <message>
            <source>Drawing it took too much memory, so it was stopped.</source>
            <translation>استهلك عرضه ذاكرة كبيرة فأُوقف.</translation>
        </message>
        <message>
            <source>The file may be whole, but this program cannot unpack it. Save a copy for a program that can, or ask the applicant for another one.</source>
            <translation>قد يكون الملف سليمًا، لكن هذا البرنامج لا يدعم طريقة ضغطه. يمكن حفظ نسخة لبرنامج يدعمها، أو طلب ملف آخر من مقدم الطلب.</translation>
        </message>
    </context>
    <context>
        <name>AttachmentViewer</name>
        <message>
            <source>Save a copy outside the protected store?</source>
            <translation>حفظ نسخة خارج المخزن المحمي؟</translation>
        </message>
        <message>
            <source>The copy is not encrypted: whoever can open its folder can read it. That you saved it is recorded.</source>
            <translation>النسخة غير مشفرة، ويستطيع قراءتها كل من يصل إلى مجلدها. يُسجَّل أنك حفظتها.</translation>
        </message>
        <message>
            <source>Choose where…</source>
            <translation>اختيار المكان…</translation>
        </message>
        <message>
            <source>Do not save</source>
            <translation>عدم الحفظ</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>حفظ نسخة</translation>
        </message>
        <message>
            <source>Loading the attachment…</source>
            <translation>جارٍ تحميل المرفق…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>A copy was saved.</source>
            <translation>حُفظت نسخة.</translation>
        </message>
        <message>
            <source>No scanner has looked for malware in this file.</source>
            <translation>لم يُفحص هذا الملف بحثًا عن برمجيات ضارة.</translation>
        </message>
    </context>
    <context>
        <name>AttachmentsCard</name>
        <message>
            <source>Attachments</source>
            <translation>المرفقات</translation>
        </message>
        <message>
            <source>No attachments</source>
            <translation>لا توجد مرفقات</translation>
        </message>
    </context>
    <context>
        <name>Audit</name>
        <message>
            <source>Opened the request</source>
            <translation>اطلاع على الطلب</translation>
        </message>
        <message>
            <source>Revealed the identity number</source>
            <translation>إظهار رقم الهوية</translation>
        </message>
        <message>
            <source>Viewed an attachment</source>
            <translation>اطلاع على مرفق</translation>
        </message>
        <message>
            <source>Changed the status to “{status}”</source>
            <translation>تغيير الحالة إلى «{status}»</translation>
        </message>
        <message>
            <source>Returned the request to its office, unassigned</source>
            <translation>إعادة الطلب إلى إدارته دون إسناد</translation>
        </message>
        <message>
            <source>Accepted a transfer</source>
            <translation>قبول تحويل</translation>
        </message>
        <message>
            <source>Refused a transfer</source>
            <translation>رفض تحويل</translation>
        </message>
        <message>
            <source>Withdrew an offer</source>
            <translation>سحب اقتراح تحويل</translation>
        </message>
        <message>
            <source>Approved what was asked</source>
            <translation>اعتماد المطلوب</translation>
        </message>
        <message>
            <source>Refused the approval</source>
            <translation>رفض الاعتماد</translation>
        </message>
        <message>
            <source>Saved an attachment</source>
            <translation>حفظ مرفق</translation>
        </message>
        <message>
            <source>Fetched an attachment ahead</source>
            <translation>تنزيل مرفق مسبقًا</translation>
        </message>
        <message>
            <source>Fetched an attachment (earlier record)</source>
            <translation>تنزيل مرفق (سجل سابق)</translation>
        </message>
        <message>
            <source>Printed the summary</source>
            <translation>طباعة الملخص</translation>
        </message>
        <message>
            <source>Saved the summary</source>
            <translation>حفظ الملخص</translation>
        </message>
        <message>
            <source>Read the audit trail</source>
            <translation>اطلاع على سجل التدقيق</translation>
        </message>
        <message>
            <source>Saved the audit trail</source>
            <translation>حفظ سجل التدقيق</translation>
        </message>
        <message>
            <source>Saved the board</source>
            <translation>حفظ لوحة المؤشرات</translation>
        </message>
        <message>
            <source>Viewed the requests behind a figure</source>
            <translation>الاطلاع على الطلبات وراء أحد أرقام لوحة المؤشرات</translation>
        </message>
        <message>
            <source>Exported the request in a list</source>
            <translation>حفظ الطلب ضمن قائمة</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>تسجيل دخول</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>تسجيل خروج</translation>
        </message>
        <message>
            <source>Changed the status</source>
            <translation>تغيير الحالة</translation>
        </message>
        <message>
            <source>Wrote to the applicant</source>
            <translation>رد على مقدم الطلب</translation>
        </message>
        <message>
            <source>Wrote an internal note</source>
            <translation>كتابة ملاحظة داخلية</translation>
        </message>
        <message>
            <source>Assigned the request</source>
            <translation>إسناد الطلب</translation>
        </message>
        <message>
            <source>Offered the request to another office</source>
            <translation>اقتراح تحويل الطلب إلى إدارة أخرى</translation>
        </message>
        <message>
            <source>Answered an offer</source>
            <translation>البت في اقتراح تحويل</translation>
        </message>
        <message>
            <source>Asked for approval</source>
            <translation>طلب الاعتماد</translation>
        </message>
        <message>
            <source>Answered a request for approval</source>
            <translation>البت في طلب اعتماد</translation>
        </message>
        <message>
            <source>Started or stopped watching a request</source>
            <translation>متابعة طلب أو إنهاؤها</translation>
        </message>
        <message>
            <source>Sent a file</source>
            <translation>إرسال ملف</translation>
        </message>
        <message>
            <source>Changed an absence</source>
            <translation>تعديل غياب</translation>
        </message>
        <message>
            <source>Changed the skills</source>
            <translation>تعديل المهارات</translation>
        </message>
        <message>
            <source>Started or stopped watching a queue</source>
            <translation>متابعة قائمة ضابط أو إنهاؤها</translation>
        </message>
        <message>
            <source>Changed the working time</source>
            <translation>تعديل أوقات العمل</translation>
        </message>
        <message>
            <source>Proposed a response text</source>
            <translation>اقتراح نص رد</translation>
        </message>
        <message>
            <source>Answered a proposed text</source>
            <translation>البت في نص مقترح</translation>
        </message>
        <message>
            <source>Name in Arabic</source>
            <translation>الاسم بالعربية</translation>
        </message>
        <message>
            <source>Name in Latin letters</source>
            <translation>الاسم بالأحرف اللاتينية</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>المعرّف</translation>
        </message>
        <message>
            <source>Act</source>
            <translation>الإجراء</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>الطلب</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>الموضوع</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>محطة العمل</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>العملية</translation>
        </message>
        <message>
            <source>Arrived, time in Riyadh</source>
            <translation>وقت الوصول بتوقيت الرياض</translation>
        </message>
        <message>
            <source>Done at the workstation, time in Riyadh</source>
            <translation>وقت الإجراء على محطة العمل بتوقيت الرياض</translation>
        </message>
        <message>
            <source>Copied the phone number</source>
            <translation>نسخ رقم الجوال</translation>
        </message>
        <message>
            <source>Printed the summary with the identity number</source>
            <translation>طباعة الملخص مع رقم الهوية</translation>
        </message>
        <message>
            <source>Copied the passport number</source>
            <translation>نسخ رقم الجواز</translation>
        </message>
        <message>
            <source>Saved the summary with the identity number</source>
            <translation>حفظ الملخص مع رقم الهوية</translation>
        </message>
        <message>
            <source>Copied the identity number</source>
            <translation>نسخ رقم الهوية</translation>
        </message>
        <message>
            <source>Fetched an attachment</source>
            <translation>تنزيل مرفق</translation>
        </message>
        <message>
            <source>Closed after the time set for the service</source>
            <translation>أُغلق الطلب بعد انقضاء المدة المحددة للخدمة</translation>
        </message>
        <message>
            <source>System</source>
            <translation>النظام</translation>
        </message>
        <message>
            <source>Done, Hijri day</source>
            <translation>يوم التنفيذ بالهجري</translation>
        </message>
        <message>
            <source>Arrived, Hijri day</source>
            <translation>يوم الوصول بالهجري</translation>
        </message>
    </context>
    <context>
        <name>AuditFilters</name>
        <message>
            <source>Everything</source>
            <translation>كل الإجراءات</translation>
        </message>
        <message>
            <source>From</source>
            <translation>من تاريخ</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>إلى تاريخ</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>عرض</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>المنفّذ</translation>
        </message>
        <message>
            <source>What</source>
            <translation>الإجراء</translation>
        </message>
    </context>
    <context>
        <name>AuditModel</name>
        <message>
            <source>Who</source>
            <translation>المنفّذ</translation>
        </message>
        <message>
            <source>What</source>
            <translation>الإجراء</translation>
        </message>
        <message>
            <source>Request or subject</source>
            <translation>الطلب أو الموضوع</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>محطة العمل</translation>
        </message>
        <message>
            <source>By the clock of the workstation: {moment}</source>
            <translation>حسب ساعة محطة العمل: {moment}</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>وقت الإجراء</translation>
        </message>
        <message>
            <source>Arrived</source>
            <translation>وقت الوصول</translation>
        </message>
        <message>
            <source>Recorded by the server when it arrived.</source>
            <translation>سجّله الخادم نفسه عند وصوله.</translation>
        </message>
    </context>
    <context>
        <name>AuditSection</name>
        <message>
            <source>Audit trail</source>
            <translation>سجل التدقيق</translation>
        </message>
        <message>
            <source>Save as CSV</source>
            <translation>حفظ بصيغة CSV</translation>
        </message>
        <message>
            <source>The period ends before it begins, or a day is not one.</source>
            <translation>نهاية الفترة تسبق بدايتها، أو التاريخ غير صحيح.</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>جارٍ الاستعلام من الخادم…</translation>
        </message>
        <message>
            <source>Choose another period, another person, or another act.</source>
            <translation>اختر فترة أخرى أو موظفًا آخر أو إجراءً آخر.</translation>
        </message>
        <message>
            <source>No matching lines</source>
            <translation>لا توجد قيود مطابقة</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>So that nobody can change it here. It is read as soon as the server answers.</source>
            <translation>حتى لا يمكن تغييره هنا. يُقرأ السجل فور استجابة الخادم.</translation>
        </message>
        <message>
            <source>The audit trail is at the server only</source>
            <translation>سجل التدقيق محفوظ لدى الخادم وحده</translation>
        </message>
        <message>
            <source>The audit trail could not be read</source>
            <translation>تعذرت قراءة سجل التدقيق</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>لا قيود</numerusform>
                <numerusform>قيد واحد</numerusform>
                <numerusform>قيدان</numerusform>
                <numerusform>%n قيود</numerusform>
                <numerusform>%n قيدًا</numerusform>
                <numerusform>%n قيد</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The newest %n line(s); scroll down for older ones</source>
            <translation>
                <numerusform>لا قيود</numerusform>
                <numerusform>أحدث قيد؛ مرّر إلى الأسفل لعرض الأقدم</numerusform>
                <numerusform>أحدث قيدين؛ مرّر إلى الأسفل لعرض الأقدم</numerusform>
                <numerusform>أحدث %n قيود؛ مرّر إلى الأسفل لعرض الأقدم</numerusform>
                <numerusform>أحدث %n قيدًا؛ مرّر إلى الأسفل لعرض الأقدم</numerusform>
                <numerusform>أحدث %n قيد؛ مرّر إلى الأسفل لعرض الأقدم</numerusform>
            </translation>
        </message>
        <message>
            <source>Save the audit trail</source>
            <translation>حفظ سجل التدقيق</translation>
        </message>
        <message>
            <source>The audit trail was saved.</source>
            <translation>حُفظ سجل التدقيق.</translation>
        </message>
        <message>
            <source>The audit trail is being written…</source>
            <translation>جارٍ كتابة سجل التدقيق…</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Received and finished by day</source>
            <translation>الوارد والمنجز يوميًا</translation>
        </message>
        <message>
            <source>Bars: requests that residents submitted on the day. Line: requests that were processed or closed on it. Where the line stays below the bars, the backlog grows.</source>
            <translation>الأعمدة: الطلبات التي قدّمها المستفيدون في اليوم. الخط: الطلبات التي تمت معالجتها أو أُغلقت فيه. حيث يبقى الخط دون الأعمدة تتراكم الطلبات.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>الواردة</translation>
        </message>
        <message>
            <source>Requests assigned to you that are neither processed nor closed.</source>
            <translation>الطلبات المسندة إليك التي لم تتم معالجتها ولم تُغلق.</translation>
        </message>
        <message>
            <source>Of your open requests, those whose deadline has passed.</source>
            <translation>ما مضى موعده النهائي من طلباتك المفتوحة.</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>المنجزة</translation>
        </message>
        <message>
            <source>Requests that you processed or closed in these days.</source>
            <translation>الطلبات التي عالجتها أو أغلقتها في هذه الأيام.</translation>
        </message>
        <message>
            <source>Of the requests you finished in these days, the share within the deadline.</source>
            <translation>نسبة ما أنجزته في الموعد من طلباتك المنجزة في هذه الأيام.</translation>
        </message>
        <message>
            <source>Half of the requests you finished took less than this, half took more, in working hours. A shorter bar is a shorter wait.</source>
            <translation>نصف الطلبات التي أنجزتها استغرق أقل من هذه المدة ونصفها أكثر، بساعات العمل. كلما قصر الشريط قصر الانتظار.</translation>
        </message>
        <message>
            <source>Team {value}</source>
            <translation>الفريق {value}</translation>
        </message>
        <message>
            <source>Age of open requests</source>
            <translation>أعمار الطلبات المفتوحة</translation>
        </message>
        <message>
            <source>Open requests by status, and within it by days since they were submitted, all days counted.</source>
            <translation>الطلبات المفتوحة بحسب الحالة، ثم بعدد الأيام منذ تقديمها، مع احتساب جميع الأيام.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Load per officer</source>
            <translation>أعباء الضباط</translation>
        </message>
        <message>
            <source>Officer</source>
            <translation>الضابط</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>المفتوحة</translation>
        </message>
        <message>
            <source>Upper bar: what is open now, its dark part overdue. Lower bar: what was finished in the period, its full part on time. Those with the most open requests stand first.</source>
            <translation>الشريط العلوي: المفتوح الآن، والجزء الداكن منه متأخر. الشريط السفلي: المنجز في الفترة، والجزء الممتلئ منه في الموعد. يُعرض أولًا من لديه أكثر الطلبات المفتوحة.</translation>
        </message>
        <message>
            <source>Services by volume and lateness</source>
            <translation>أنواع المعاملات بحسب الحجم والتأخر</translation>
        </message>
        <message>
            <source>Received in the period, open now, and late: open ones that are overdue and finished ones that missed their deadline. The latest stand first.</source>
            <translation>الواردة في الفترة، والمفتوحة الآن، والمتأخرة: المفتوحة التي مضى موعدها والمنجزة التي تجاوزته. يُعرض الأكثر تأخرًا أولًا.</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>نوع المعاملة</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>المتأخرة</translation>
        </message>
        <message>
            <source>When requests arrive</source>
            <translation>أوقات ورود الطلبات</translation>
        </message>
        <message>
            <source>Requests received in the period by weekday and hour in Riyadh. The darker a field, the more.</source>
            <translation>الطلبات الواردة في الفترة بحسب يوم الأسبوع والساعة بتوقيت الرياض. كلما اشتدّ لون الخانة زاد العدد.</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>{hour} o'clock</source>
            <translation>الساعة {hour}</translation>
        </message>
        <message>
            <source>New today</source>
            <translation>الواردة اليوم</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>المتأخرة</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>موعدها اليوم</translation>
        </message>
        <message>
            <source>Awaiting approval</source>
            <translation>بانتظار الاعتماد</translation>
        </message>
        <message>
            <source>Handling, median</source>
            <translation>وسيط مدة المعالجة</translation>
        </message>
        <message>
            <source>Handling, 9 of 10</source>
            <translation>مدة 9 من كل 10</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>في الموعد</translation>
        </message>
        <message>
            <source>Applicant replied</source>
            <translation>معادة من مقدمها</translation>
        </message>
        <message>
            <source>Reopened in 7 days</source>
            <translation>أُعيد فتحها في 7 أيام</translation>
        </message>
        <message>
            <source>Unsent at workstations</source>
            <translation>أعمال لم تُرسل من الأجهزة</translation>
        </message>
        <message>
            <source>Every request that is neither processed nor closed, whoever it is assigned to.</source>
            <translation>كل طلب لم تتم معالجته ولم يُغلق، أيًّا كان الضابط المسند إليه.</translation>
        </message>
        <message>
            <source>Requests that residents submitted since midnight in Riyadh.</source>
            <translation>الطلبات التي قدّمها المستفيدون منذ منتصف الليل بتوقيت الرياض.</translation>
        </message>
        <message>
            <source>Open requests whose deadline has passed. The deadline counts working hours only and stands still while a request is with the applicant.</source>
            <translation>الطلبات المفتوحة التي مضى موعدها النهائي. يُحسب الموعد بساعات العمل فقط، ويتوقف احتسابه ما دام الطلب لدى مقدمه.</translation>
        </message>
        <message>
            <source>Open requests whose deadline is later today: the next to be late.</source>
            <translation>الطلبات المفتوحة التي يحلّ موعدها النهائي قبل نهاية اليوم، وهي أول ما قد يتأخر.</translation>
        </message>
        <message>
            <source>Requests the applicant has completed and sent back, and nobody has taken up again yet.</source>
            <translation>الطلبات التي استكملها مقدمها وأعادها، ولم يستأنف أحد العمل عليها بعد.</translation>
        </message>
        <message>
            <source>Requests whose officer waits for the approval of a second officer.</source>
            <translation>الطلبات التي ينتظر ضابطها اعتماد ضابط ثانٍ.</translation>
        </message>
        <message>
            <source>Work that officers have done but their workstations could not send yet, as of their last report. It is safe there, but nobody else sees it.</source>
            <translation>أعمال أنجزها الضباط ولم تتمكن أجهزتهم من إرسالها بعد، بحسب آخر ما أبلغت به. هي محفوظة هناك، لكن لا يراها أحد غيرهم.</translation>
        </message>
        <message>
            <source>Half of the requests finished in the period took less than this, half took more. Working hours from submission, without the time at the applicant.</source>
            <translation>نصف الطلبات المنجزة في الفترة استغرق أقل من هذه المدة ونصفها أكثر. تُحسب بساعات العمل منذ التقديم، دون المدة التي كان الطلب فيها لدى مقدمه.</translation>
        </message>
        <message>
            <source>Nine of ten requests finished in the period took no longer than this. It shows the slow requests that the median hides.</source>
            <translation>تسعة من كل عشرة طلبات منجزة في الفترة لم تتجاوز هذه المدة. تُظهر الطلبات البطيئة التي يخفيها الوسيط.</translation>
        </message>
        <message>
            <source>Of the requests finished in the period, the share that was finished before its deadline.</source>
            <translation>نسبة الطلبات المنجزة في الفترة التي أُنجزت قبل موعدها النهائي.</translation>
        </message>
        <message>
            <source>Requests that a supervisor opened again within seven days after they were finished.</source>
            <translation>الطلبات التي أعاد مشرف فتحها خلال سبعة أيام من إنجازها.</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>الأحد</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>الاثنين</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>الثلاثاء</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>الأربعاء</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>الخميس</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>الجمعة</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>السبت</translation>
        </message>
        <message>
            <source>up to 1 day</source>
            <translation>حتى يوم</translation>
        </message>
        <message>
            <source>31+ days</source>
            <translation>أكثر من 30 يومًا</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>غير مسندة</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} ساعة</translation>
        </message>
        <message>
            <source>{person}: {count}, last heard {moment}</source>
            <translation>{person}: {count}، آخر اتصال {moment}</translation>
        </message>
        <message>
            <source>Yesterday {value}</source>
            <translation>أمس {value}</translation>
        </message>
        <message>
            <source>Typical: {value}</source>
            <translation>المعتاد {value}</translation>
        </message>
        <message>
            <source>Highest load</source>
            <translation>الأكثر عبئًا</translation>
        </message>
        <message>
            <source>Next to be late</source>
            <translation>الأقرب إلى التأخر</translation>
        </message>
        <message>
            <source>Most often late</source>
            <translation>الأكثر تأخرًا</translation>
        </message>
        <message>
            <source>Where requests wait</source>
            <translation>أين تتوقف الطلبات</translation>
        </message>
        <message>
            <source>Counting</source>
            <translation>جارٍ الاحتساب</translation>
        </message>
        <message>
            <source>The figures are being read.</source>
            <translation>تُقرأ المؤشرات الآن.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>This computer has not kept figures of these days. They are read as soon as the server answers.</source>
            <translation>لا تتوفر في هذا الجهاز أرقام هذه الأيام. تُقرأ الأرقام فور استجابة الخادم.</translation>
        </message>
        <message>
            <source>These figures are at the server only</source>
            <translation>هذه الأرقام لدى الخادم وحده</translation>
        </message>
        <message>
            <source>Only the server knows which requests these are, and it did not answer.</source>
            <translation>لا يعرف أي الطلبات هذه إلا الخادم، ولم يستجب.</translation>
        </message>
        <message>
            <source>The figures could not be read</source>
            <translation>تعذّرت قراءة المؤشرات</translation>
        </message>
        <message>
            <source>No request came in, is open or was finished in these days and in this office.</source>
            <translation>لم يرد طلب ولم يُنجز ولا يوجد طلب مفتوح في هذه الأيام وفي هذه الإدارة.</translation>
        </message>
        <message>
            <source>Nothing to count</source>
            <translation>لا يوجد ما يُحتسب</translation>
        </message>
        <message>
            <source>from 2 to 3 days</source>
            <translation>من 2 إلى 3 أيام</translation>
        </message>
        <message>
            <source>from 4 to 7 days</source>
            <translation>من 4 إلى 7 أيام</translation>
        </message>
        <message>
            <source>from 8 to 14 days</source>
            <translation>من 8 إلى 14 يومًا</translation>
        </message>
        <message>
            <source>from 15 to 30 days</source>
            <translation>من 15 إلى 30 يومًا</translation>
        </message>
    </context>
    <context>
        <name>BoardChip</name>
        <message>
            <source>Show all requests again</source>
            <translation>عرض جميع الطلبات</translation>
        </message>
        <message>
            <source>From the board: {number}</source>
            <translation>من لوحة المؤشرات: {number}</translation>
        </message>
    </context>
    <context>
        <name>BoardCounted</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>لا مفتوح</numerusform>
                <numerusform>طلب مفتوح</numerusform>
                <numerusform>طلبان مفتوحان</numerusform>
                <numerusform>%n طلبات مفتوحة</numerusform>
                <numerusform>%n طلبًا مفتوحًا</numerusform>
                <numerusform>%n طلب مفتوح</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>لا متأخر</numerusform>
                <numerusform>طلب متأخر</numerusform>
                <numerusform>طلبان متأخران</numerusform>
                <numerusform>%n طلبات متأخرة</numerusform>
                <numerusform>%n طلبًا متأخرًا</numerusform>
                <numerusform>%n طلب متأخر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open (short)</source>
            <translation>
                <numerusform>لا مفتوح</numerusform>
                <numerusform>واحد مفتوح</numerusform>
                <numerusform>اثنان مفتوحان</numerusform>
                <numerusform>%n مفتوحة</numerusform>
                <numerusform>%n مفتوحًا</numerusform>
                <numerusform>%n مفتوح</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue (short)</source>
            <translation>
                <numerusform>لا متأخر</numerusform>
                <numerusform>واحد متأخر</numerusform>
                <numerusform>اثنان متأخران</numerusform>
                <numerusform>%n متأخرة</numerusform>
                <numerusform>%n متأخرًا</numerusform>
                <numerusform>%n متأخر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finished (short)</source>
            <translation>
                <numerusform>لا منجز</numerusform>
                <numerusform>واحد منجز</numerusform>
                <numerusform>اثنان منجزان</numerusform>
                <numerusform>%n منجزة</numerusform>
                <numerusform>%n منجزًا</numerusform>
                <numerusform>%n منجز</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on time (short)</source>
            <translation>
                <numerusform>لا شيء في موعده</numerusform>
                <numerusform>واحد في موعده</numerusform>
                <numerusform>اثنان في موعدهما</numerusform>
                <numerusform>%n في موعدها</numerusform>
                <numerusform>%n في موعده</numerusform>
                <numerusform>%n في موعده</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n due today</source>
            <translation>
                <numerusform>لا طلب موعده اليوم</numerusform>
                <numerusform>طلب موعده اليوم</numerusform>
                <numerusform>طلبان موعدهما اليوم</numerusform>
                <numerusform>%n طلبات موعدها اليوم</numerusform>
                <numerusform>%n طلبًا موعدها اليوم</numerusform>
                <numerusform>%n طلب موعدها اليوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>لا متأخر</numerusform>
                <numerusform>طلب متأخر</numerusform>
                <numerusform>طلبان متأخران</numerusform>
                <numerusform>%n طلبات متأخرة</numerusform>
                <numerusform>%n طلبًا متأخرًا</numerusform>
                <numerusform>%n طلب متأخر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n await(s) approval</source>
            <translation>
                <numerusform>لا طلب بانتظار الاعتماد</numerusform>
                <numerusform>طلب بانتظار الاعتماد</numerusform>
                <numerusform>طلبان بانتظار الاعتماد</numerusform>
                <numerusform>%n طلبات بانتظار الاعتماد</numerusform>
                <numerusform>%n طلبًا بانتظار الاعتماد</numerusform>
                <numerusform>%n طلب بانتظار الاعتماد</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n back from the applicant</source>
            <translation>
                <numerusform>لا طلب معاد من مقدمه</numerusform>
                <numerusform>طلب معاد من مقدمه</numerusform>
                <numerusform>طلبان معادان من مقدميهما</numerusform>
                <numerusform>%n طلبات معادة من مقدميها</numerusform>
                <numerusform>%n طلبًا معادًا من مقدمه</numerusform>
                <numerusform>%n طلب معاد من مقدمه</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unassigned</source>
            <translation>
                <numerusform>لا طلب غير مسند</numerusform>
                <numerusform>طلب غير مسند</numerusform>
                <numerusform>طلبان غير مسندين</numerusform>
                <numerusform>%n طلبات غير مسندة</numerusform>
                <numerusform>%n طلبًا غير مسند</numerusform>
                <numerusform>%n طلب غير مسند</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>أقل من ساعة</numerusform>
                <numerusform>ساعة</numerusform>
                <numerusform>ساعتان</numerusform>
                <numerusform>%n ساعات</numerusform>
                <numerusform>%n ساعة</numerusform>
                <numerusform>%n ساعة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at %n workstation(s)</source>
            <translation>
                <numerusform>لا جهاز</numerusform>
                <numerusform>في جهاز واحد</numerusform>
                <numerusform>في جهازين</numerusform>
                <numerusform>في %n أجهزة</numerusform>
                <numerusform>في %n جهازًا</numerusform>
                <numerusform>في %n جهاز</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Last %n day(s)</source>
            <translation>
                <numerusform>لا أيام</numerusform>
                <numerusform>آخر يوم</numerusform>
                <numerusform>آخر يومين</numerusform>
                <numerusform>آخر %n أيام</numerusform>
                <numerusform>آخر %n يومًا</numerusform>
                <numerusform>آخر %n يوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Average of %n officer(s)</source>
            <translation>
                <numerusform>لا يوجد ضباط للمقارنة</numerusform>
                <numerusform>مقارنة بضابط واحد</numerusform>
                <numerusform>مقارنة بمتوسط ضابطَين</numerusform>
                <numerusform>مقارنة بمتوسط %n ضباط</numerusform>
                <numerusform>مقارنة بمتوسط %n ضابطًا</numerusform>
                <numerusform>مقارنة بمتوسط %n ضابط</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BoardExports</name>
        <message>
            <source>The file is being written…</source>
            <translation>جارٍ حفظ الملف…</translation>
        </message>
        <message>
            <source>Export the requests</source>
            <translation>تصدير الطلبات</translation>
        </message>
        <message>
            <source>Export the board</source>
            <translation>تصدير لوحة المؤشرات</translation>
        </message>
        <message>
            <source>The file was written: {name}</source>
            <translation>تم حفظ الملف: {name}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>No program on this computer opens {name}.</source>
            <translation>لا يوجد على هذا الجهاز برنامج يفتح {name}.</translation>
        </message>
    </context>
    <context>
        <name>BoardHead</name>
        <message>
            <source>Reload</source>
            <translation>قراءة من جديد</translation>
        </message>
        <message>
            <source>As of {time} · {date}</source>
            <translation>حتى {time} · {date}</translation>
        </message>
        <message>
            <source>All my offices</source>
            <translation>جميع إداراتي</translation>
        </message>
    </context>
    <context>
        <name>BoardPage</name>
        <message>
            <source>Board</source>
            <translation>لوحة المؤشرات</translation>
        </message>
    </context>
    <context>
        <name>BoardView</name>
        <message>
            <source>Hijri</source>
            <translation>هجري</translation>
        </message>
        <message>
            <source>Gregorian</source>
            <translation>ميلادي</translation>
        </message>
    </context>
    <context>
        <name>BrandPanel</name>
        <message>
            <source>Tawasul Desk</source>
            <translation>مكتب تواصل</translation>
        </message>
        <message>
            <source>Requests of the Passports, from arrival to answer.</source>
            <translation>طلبات الجوازات، من الاستلام إلى الرد.</translation>
        </message>
        <message>
            <source>Works without a network. Nothing you write is lost.</source>
            <translation>يعمل دون شبكة، ولا يضيع شيء مما تكتبه.</translation>
        </message>
    </context>
    <context>
        <name>Calendar</name>
        <message>
            <source>Sunday</source>
            <translation>الأحد</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>الاثنين</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>الثلاثاء</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>الأربعاء</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>الخميس</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>الجمعة</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>السبت</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>الأحد</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>الاثنين</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>الثلاثاء</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>الأربعاء</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>الخميس</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>الجمعة</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>السبت</translation>
        </message>
        <message>
            <source>{month} begins on {day}</source>
            <translation>يبدأ {month} في {day}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>من {first} إلى {last}</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>مغلقة</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>مغلقة</translation>
        </message>
        <message>
            <source>Weekend</source>
            <translation>نهاية الأسبوع</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>إجازة</translation>
        </message>
        <message>
            <source>Ramadan</source>
            <translation>رمضان</translation>
        </message>
        <message>
            <source>Special hours</source>
            <translation>دوام خاص</translation>
        </message>
        <message>
            <source>{day}: {fault}</source>
            <translation>{day}: {fault}</translation>
        </message>
        <message>
            <source>Ramadan: {fault}</source>
            <translation>رمضان: {fault}</translation>
        </message>
        <message>
            <source>Choose at least one working day.</source>
            <translation>اختر يوم عمل واحدًا على الأقل.</translation>
        </message>
        <message>
            <source>Add the hours of a working day.</source>
            <translation>أضف ساعات الدوام ليوم العمل.</translation>
        </message>
        <message>
            <source>The office must close after it opens.</source>
            <translation>يجب أن يكون الإغلاق بعد الافتتاح.</translation>
        </message>
        <message>
            <source>Two periods of hours overlap.</source>
            <translation>تتداخل فترتان من ساعات الدوام.</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>آخر يوم يسبق أول يوم.</translation>
        </message>
        <message>
            <source>Give a reason; everybody sees it.</source>
            <translation>اذكر السبب؛ يراه الجميع.</translation>
        </message>
        <message>
            <source>Another closure covers this day already.</source>
            <translation>هذا اليوم مشمول بإغلاق آخر.</translation>
        </message>
        <message>
            <source>This month is listed twice.</source>
            <translation>هذا الشهر مدرج مرتين.</translation>
        </message>
        <message>
            <source>A month begins at most two days before or after Umm al-Qura.</source>
            <translation>لا يتقدم الشهر على تقويم أم القرى ولا يتأخر عنه أكثر من يومين.</translation>
        </message>
    </context>
    <context>
        <name>CalendarForm</name>
        <message>
            <source>Hours</source>
            <translation>ساعات الدوام</translation>
        </message>
        <message>
            <source>No hours yet.</source>
            <translation>لم تُحدد ساعات بعد.</translation>
        </message>
        <message>
            <source>None of its own: as on other days.</source>
            <translation>لا دوام خاصًا: كسائر الأيام.</translation>
        </message>
        <message>
            <source>Hours in Ramadan</source>
            <translation>ساعات الدوام في رمضان</translation>
        </message>
        <message>
            <source>Add a closure or special hours</source>
            <translation>إضافة إغلاق أو دوام خاص</translation>
        </message>
        <message>
            <source>None.</source>
            <translation>لا يوجد.</translation>
        </message>
        <message>
            <source>None: months begin as Umm al-Qura says.</source>
            <translation>لا يوجد: تبدأ الأشهر وفق تقويم أم القرى.</translation>
        </message>
        <message>
            <source>Add a sighting</source>
            <translation>إضافة رؤية</translation>
        </message>
        <message>
            <source>Working days and hours</source>
            <translation>أيام العمل وساعاته</translation>
        </message>
        <message>
            <source>Closures and special hours</source>
            <translation>الإغلاق والدوام الخاص</translation>
        </message>
        <message>
            <source>Moon sighting</source>
            <translation>رؤية الهلال</translation>
        </message>
        <message>
            <source>Holidays of every year</source>
            <translation>الإجازات السنوية</translation>
        </message>
    </context>
    <context>
        <name>CaseBody</name>
        <message>
            <source>Description</source>
            <translation>وصف الطلب</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>سجل الطلب</translation>
        </message>
    </context>
    <context>
        <name>CaseHead</name>
        <message numerus="yes">
            <source>%n operation(s) waiting to be sent</source>
            <translation>
                <numerusform>لا عمليات بانتظار الإرسال</numerusform>
                <numerusform>عملية واحدة بانتظار الإرسال</numerusform>
                <numerusform>عمليتان بانتظار الإرسال</numerusform>
                <numerusform>%n عمليات بانتظار الإرسال</numerusform>
                <numerusform>%n عملية بانتظار الإرسال</numerusform>
                <numerusform>%n عملية بانتظار الإرسال</numerusform>
            </translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Previous request</source>
            <translation>الطلب السابق</translation>
        </message>
        <message>
            <source>Next request</source>
            <translation>الطلب التالي</translation>
        </message>
        <message>
            <source>Print summary</source>
            <translation>طباعة الملخص</translation>
        </message>
        <message>
            <source>Watched: you are notified of changes</source>
            <translation>تتابع هذا الطلب: تصلك مستجداته</translation>
        </message>
        <message>
            <source>Watch this request</source>
            <translation>متابعة هذا الطلب</translation>
        </message>
    </context>
    <context>
        <name>CasePage</name>
        <message>
            <source>A newer version of this request arrived.</source>
            <translation>وصل تحديث أحدث لهذا الطلب.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>عرض</translation>
        </message>
    </context>
    <context>
        <name>ChartCard</name>
        <message>
            <source>How this is counted</source>
            <translation>طريقة الاحتساب</translation>
        </message>
        <message>
            <source>Show as table</source>
            <translation>عرض كجدول</translation>
        </message>
    </context>
    <context>
        <name>ClosureSheet</name>
        <message>
            <source>Closure or special hours</source>
            <translation>إغلاق أو دوام خاص</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>أول يوم</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>آخر يوم</translation>
        </message>
        <message>
            <source>Reason, shown to everybody</source>
            <translation>السبب (يراه الجميع)</translation>
        </message>
        <message>
            <source>None: the office is closed all day.</source>
            <translation>لا يوجد: الإدارة مغلقة طوال اليوم.</translation>
        </message>
        <message>
            <source>Special hours</source>
            <translation>ساعات خاصة</translation>
        </message>
        <message>
            <source>Give the first and the last day.</source>
            <translation>حدّد أول يوم وآخر يوم.</translation>
        </message>
    </context>
    <context>
        <name>Composing</name>
        <message>
            <source>Draft restored ({when})</source>
            <translation>استُعيدت المسودة ({when})</translation>
        </message>
        <message>
            <source>Draft restored</source>
            <translation>استُعيدت المسودة</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>البدء من جديد</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>Keep theirs</source>
            <translation>إبقاء ما فعلوه</translation>
        </message>
        <message>
            <source>Edit mine</source>
            <translation>تعديل ما كتبتُه</translation>
        </message>
        <message>
            <source>Apply mine again</source>
            <translation>تطبيق عمليتي من جديد</translation>
        </message>
        <message>
            <source>As you had read it</source>
            <translation>كما قرأته</translation>
        </message>
        <message>
            <source>As it is now</source>
            <translation>كما هو الآن</translation>
        </message>
        <message>
            <source>What you did</source>
            <translation>ما فعلته أنت</translation>
        </message>
        <message>
            <source>Needs your decision</source>
            <translation>يحتاج إلى قرارك</translation>
        </message>
        <message>
            <source>{act}, request {number}</source>
            <translation>{act}، الطلب {number}</translation>
        </message>
        <message>
            <source>If you keep theirs, your operation is given up; its text is kept for 30 days.</source>
            <translation>إذا أبقيت ما فعلوه استُبعدت عمليتك، ويبقى نصها محفوظًا 30 يومًا.</translation>
        </message>
        <message>
            <source>The same in all three: {facts}</source>
            <translation>لم يتغير: {facts}</translation>
        </message>
        <message>
            <source>Send anyway</source>
            <translation>الإرسال كما هو</translation>
        </message>
        <message>
            <source>{fact}: {value}</source>
            <translation>{fact}: {value}</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>استبعاد العملية</translation>
        </message>
        <message>
            <source>If you discard it, it is not sent; its text is kept for 30 days.</source>
            <translation>إذا استُبعدت العملية فلن تُرسل، ويبقى نصها محفوظًا 30 يومًا.</translation>
        </message>
    </context>
    <context>
        <name>Consequences</name>
        <message>
            <source>Working hours in the next four weeks: {after} instead of {before}.</source>
            <translation>ساعات العمل في الأسابيع الأربعة القادمة: {after} بدلًا من {before}.</translation>
        </message>
        <message>
            <source>A request that comes in now with a deadline of {hours} working hours: due {after}, until now {before}.</source>
            <translation>طلب يرد الآن ومهلته بساعات العمل {hours}: موعده النهائي {after}، وكان {before}.</translation>
        </message>
        <message>
            <source>The deadlines of all open requests of this office are calculated again once the server has it.</source>
            <translation>يُعاد احتساب المواعيد النهائية لجميع طلبات الإدارة المفتوحة فور وصول التعديل إلى الخادم.</translation>
        </message>
    </context>
    <context>
        <name>CopyMenu</name>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>رقم الهوية</translation>
        </message>
        <message>
            <source>Passport number</source>
            <translation>رقم الجواز</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>الجوال</translation>
        </message>
        <message>
            <source>Identity number, once revealed</source>
            <translation>رقم الهوية، بعد إظهاره</translation>
        </message>
    </context>
    <context>
        <name>CopyValue</name>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>تم النسخ</translation>
        </message>
    </context>
    <context>
        <name>Counted</name>
        <message>
            <source>just now</source>
            <translation>الآن</translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>الآن</numerusform>
                <numerusform>قبل دقيقة</numerusform>
                <numerusform>قبل دقيقتين</numerusform>
                <numerusform>قبل %n دقائق</numerusform>
                <numerusform>قبل %n دقيقة</numerusform>
                <numerusform>قبل %n دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>الآن</numerusform>
                <numerusform>قبل ساعة</numerusform>
                <numerusform>قبل ساعتين</numerusform>
                <numerusform>قبل %n ساعات</numerusform>
                <numerusform>قبل %n ساعة</numerusform>
                <numerusform>قبل %n ساعة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>اليوم</numerusform>
                <numerusform>قبل يوم</numerusform>
                <numerusform>قبل يومين</numerusform>
                <numerusform>قبل %n أيام</numerusform>
                <numerusform>قبل %n يومًا</numerusform>
                <numerusform>قبل %n يوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n minute(s)</source>
            <translation>
                <numerusform>الآن</numerusform>
                <numerusform>بعد دقيقة</numerusform>
                <numerusform>بعد دقيقتين</numerusform>
                <numerusform>بعد %n دقائق</numerusform>
                <numerusform>بعد %n دقيقة</numerusform>
                <numerusform>بعد %n دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n hour(s)</source>
            <translation>
                <numerusform>الآن</numerusform>
                <numerusform>بعد ساعة</numerusform>
                <numerusform>بعد ساعتين</numerusform>
                <numerusform>بعد %n ساعات</numerusform>
                <numerusform>بعد %n ساعة</numerusform>
                <numerusform>بعد %n ساعة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>اليوم</numerusform>
                <numerusform>بعد يوم</numerusform>
                <numerusform>بعد يومين</numerusform>
                <numerusform>بعد %n أيام</numerusform>
                <numerusform>بعد %n يومًا</numerusform>
                <numerusform>بعد %n يوم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The server is busy. It will be tried again in %n second(s).</source>
            <translation>
                <numerusform>الخادم مشغول، وستُعاد المحاولة الآن.</numerusform>
                <numerusform>الخادم مشغول، وستُعاد المحاولة بعد ثانية.</numerusform>
                <numerusform>الخادم مشغول، وستُعاد المحاولة بعد ثانيتين.</numerusform>
                <numerusform>الخادم مشغول، وستُعاد المحاولة بعد %n ثوانٍ.</numerusform>
                <numerusform>الخادم مشغول، وستُعاد المحاولة بعد %n ثانية.</numerusform>
                <numerusform>الخادم مشغول، وستُعاد المحاولة بعد %n ثانية.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The file is too large: at most %n megabyte(s) are accepted.</source>
            <translation>
                <numerusform>الملف أكبر من المسموح.</numerusform>
                <numerusform>الملف أكبر من المسموح، والحد الأعلى ميغابايت واحد.</numerusform>
                <numerusform>الملف أكبر من المسموح، والحد الأعلى ميغابايتان.</numerusform>
                <numerusform>الملف أكبر من المسموح، والحد الأعلى %n ميغابايت.</numerusform>
                <numerusform>الملف أكبر من المسموح، والحد الأعلى %n ميغابايت.</numerusform>
                <numerusform>الملف أكبر من المسموح، والحد الأعلى %n ميغابايت.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) have not been sent yet. They are kept here, encrypted, and sent when you sign in again.</source>
            <translation>
                <numerusform>أُرسلت كل العمليات.</numerusform>
                <numerusform>عملية واحدة لم تُرسل بعد. تبقى هنا مشفّرة وتُرسل عند تسجيل دخولك من جديد.</numerusform>
                <numerusform>عمليتان لم تُرسلا بعد. تبقيان هنا مشفّرتين وتُرسلان عند تسجيل دخولك من جديد.</numerusform>
                <numerusform>%n عمليات لم تُرسل بعد. تبقى هنا مشفّرة وتُرسل عند تسجيل دخولك من جديد.</numerusform>
                <numerusform>%n عملية لم تُرسل بعد. تبقى هنا مشفّرة وتُرسل عند تسجيل دخولك من جديد.</numerusform>
                <numerusform>%n عملية لم تُرسل بعد. تبقى هنا مشفّرة وتُرسل عند تسجيل دخولك من جديد.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) have not been sent yet. They are kept on this computer and sent the next time you open the program.</source>
            <translation>
                <numerusform>أُرسلت كل العمليات.</numerusform>
                <numerusform>عملية واحدة لم تُرسل بعد. تبقى على هذا الجهاز وتُرسل عند فتح البرنامج في المرة القادمة.</numerusform>
                <numerusform>عمليتان لم تُرسلا بعد. تبقيان على هذا الجهاز وتُرسلان عند فتح البرنامج في المرة القادمة.</numerusform>
                <numerusform>%n عمليات لم تُرسل بعد. تبقى على هذا الجهاز وتُرسل عند فتح البرنامج في المرة القادمة.</numerusform>
                <numerusform>%n عملية لم تُرسل بعد. تبقى على هذا الجهاز وتُرسل عند فتح البرنامج في المرة القادمة.</numerusform>
                <numerusform>%n عملية لم تُرسل بعد. تبقى على هذا الجهاز وتُرسل عند فتح البرنامج في المرة القادمة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Catching up: %n change(s) so far</source>
            <translation>
                <numerusform>جارٍ اللحاق بما فات</numerusform>
                <numerusform>جارٍ اللحاق بما فات: تغيير واحد حتى الآن</numerusform>
                <numerusform>جارٍ اللحاق بما فات: تغييران حتى الآن</numerusform>
                <numerusform>جارٍ اللحاق بما فات: %n تغييرات حتى الآن</numerusform>
                <numerusform>جارٍ اللحاق بما فات: %n تغييرًا حتى الآن</numerusform>
                <numerusform>جارٍ اللحاق بما فات: %n تغيير حتى الآن</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Your outbox on this computer was damaged. It was set aside and rebuilt from its second copy, with %n operation(s). Look through it: what is missing there, do again.</source>
            <translation>
                <numerusform>تضرر صندوق الصادر على هذا الجهاز، فوُضع جانبًا وأُنشئ من نسخته الثانية، ولم تكن فيها عمليات. راجعه، وأعد ما تجده ناقصًا.</numerusform>
                <numerusform>تضرر صندوق الصادر على هذا الجهاز، فوُضع جانبًا وأُنشئ من نسخته الثانية وفيه عملية واحدة. راجعه، وأعد ما تجده ناقصًا.</numerusform>
                <numerusform>تضرر صندوق الصادر على هذا الجهاز، فوُضع جانبًا وأُنشئ من نسخته الثانية وفيه عمليتان. راجعه، وأعد ما تجده ناقصًا.</numerusform>
                <numerusform>تضرر صندوق الصادر على هذا الجهاز، فوُضع جانبًا وأُنشئ من نسخته الثانية وفيه %n عمليات. راجعه، وأعد ما تجده ناقصًا.</numerusform>
                <numerusform>تضرر صندوق الصادر على هذا الجهاز، فوُضع جانبًا وأُنشئ من نسخته الثانية وفيه %n عملية. راجعه، وأعد ما تجده ناقصًا.</numerusform>
                <numerusform>تضرر صندوق الصادر على هذا الجهاز، فوُضع جانبًا وأُنشئ من نسخته الثانية وفيه %n عملية. راجعه، وأعد ما تجده ناقصًا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) were missing in your outbox and came back from its second copy. They are sent as usual.</source>
            <translation>
                <numerusform>لم ينقص من صندوق الصادر شيء.</numerusform>
                <numerusform>نقصت من صندوق الصادر عملية واحدة فأُعيدت من نسخته الثانية، وتُرسل كالمعتاد.</numerusform>
                <numerusform>نقصت من صندوق الصادر عمليتان فأُعيدتا من نسخته الثانية، وتُرسلان كالمعتاد.</numerusform>
                <numerusform>نقصت من صندوق الصادر %n عمليات فأُعيدت من نسخته الثانية، وتُرسل كالمعتاد.</numerusform>
                <numerusform>نقصت من صندوق الصادر %n عملية فأُعيدت من نسخته الثانية، وتُرسل كالمعتاد.</numerusform>
                <numerusform>نقصت من صندوق الصادر %n عملية فأُعيدت من نسخته الثانية، وتُرسل كالمعتاد.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The key to what was kept on this computer is gone. %n file(s) were set aside unopened, and unsent work may be in them. Contact support before you do it again.</source>
            <translation>
                <numerusform>ضاع مفتاح ما كان محفوظًا على هذا الجهاز. ولم تكن تحته ملفات، وقد يكون فيما ضاع عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>ضاع مفتاح ما كان محفوظًا على هذا الجهاز. ووُضع ملف واحد جانبًا دون فتحه، وقد يكون فيه عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>ضاع مفتاح ما كان محفوظًا على هذا الجهاز. ووُضع ملفان جانبًا دون فتحهما، وقد يكون فيهما عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>ضاع مفتاح ما كان محفوظًا على هذا الجهاز. ووُضعت %n ملفات جانبًا دون فتحها، وقد يكون فيها عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>ضاع مفتاح ما كان محفوظًا على هذا الجهاز. ووُضع %n ملفًا جانبًا دون فتحها، وقد يكون فيها عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>ضاع مفتاح ما كان محفوظًا على هذا الجهاز. ووُضع %n ملف جانبًا دون فتحها، وقد يكون فيها عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The key on this computer is not the one of before. %n file(s) under the earlier key were set aside unopened, and unsent work may be in them. Contact support before you do it again.</source>
            <translation>
                <numerusform>على هذا الجهاز مفتاح غير الذي كان. ولم تكن تحت المفتاح السابق ملفات، وقد يكون فيما سبق عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>على هذا الجهاز مفتاح غير الذي كان. ووُضع ملف واحد تحت المفتاح السابق جانبًا دون فتحه، وقد يكون فيه عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>على هذا الجهاز مفتاح غير الذي كان. ووُضع ملفان تحت المفتاح السابق جانبًا دون فتحهما، وقد يكون فيهما عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>على هذا الجهاز مفتاح غير الذي كان. ووُضعت %n ملفات تحت المفتاح السابق جانبًا دون فتحها، وقد يكون فيها عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>على هذا الجهاز مفتاح غير الذي كان. ووُضع %n ملفًا تحت المفتاح السابق جانبًا دون فتحها، وقد يكون فيها عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
                <numerusform>على هذا الجهاز مفتاح غير الذي كان. ووُضع %n ملف تحت المفتاح السابق جانبًا دون فتحها، وقد يكون فيها عمل لم يُرسل. أبلغ الدعم قبل أن تعيده.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>An earlier key is back, and with it %n file(s) that had been set aside.</source>
            <translation>
                <numerusform>عاد مفتاح سابق، ولم تكن تحته ملفات.</numerusform>
                <numerusform>عاد مفتاح سابق، وعاد معه ملف كان قد وُضع جانبًا.</numerusform>
                <numerusform>عاد مفتاح سابق، وعاد معه ملفان كانا قد وُضعا جانبًا.</numerusform>
                <numerusform>عاد مفتاح سابق، وعادت معه %n ملفات كانت قد وُضعت جانبًا.</numerusform>
                <numerusform>عاد مفتاح سابق، وعاد معه %n ملفًا كانت قد وُضعت جانبًا.</numerusform>
                <numerusform>عاد مفتاح سابق، وعاد معه %n ملف كانت قد وُضعت جانبًا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) that were to be sent are damaged or gone. Open the outbox and send them again.</source>
            <translation>
                <numerusform>لم يضع ملف مما سيُرسل.</numerusform>
                <numerusform>ملف كان سيُرسل تضرر أو ضاع. افتح صندوق الصادر وأرسله من جديد.</numerusform>
                <numerusform>ملفان كانا سيُرسلان تضررا أو ضاعا. افتح صندوق الصادر وأرسلهما من جديد.</numerusform>
                <numerusform>%n ملفات كانت ستُرسل تضررت أو ضاعت. افتح صندوق الصادر وأرسلها من جديد.</numerusform>
                <numerusform>%n ملفًا كانت ستُرسل تضررت أو ضاعت. افتح صندوق الصادر وأرسلها من جديد.</numerusform>
                <numerusform>%n ملف كانت ستُرسل تضررت أو ضاعت. افتح صندوق الصادر وأرسلها من جديد.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unsent operation(s) of yours are kept on this computer under the address {server}. To send them, sign in at that address.</source>
            <translation>
                <numerusform>لا توجد لك عمليات غير مرسلة محفوظة في هذا الجهاز تحت العنوان {server}.</numerusform>
                <numerusform>لك عملية واحدة غير مرسلة محفوظة في هذا الجهاز تحت العنوان {server}. لإرسالها سجّل الدخول إلى ذلك العنوان.</numerusform>
                <numerusform>لك عمليتان غير مرسلتين محفوظتان في هذا الجهاز تحت العنوان {server}. لإرسالهما سجّل الدخول إلى ذلك العنوان.</numerusform>
                <numerusform>لك %n عمليات غير مرسلة محفوظة في هذا الجهاز تحت العنوان {server}. لإرسالها سجّل الدخول إلى ذلك العنوان.</numerusform>
                <numerusform>لك %n عملية غير مرسلة محفوظة في هذا الجهاز تحت العنوان {server}. لإرسالها سجّل الدخول إلى ذلك العنوان.</numerusform>
                <numerusform>لك %n عملية غير مرسلة محفوظة في هذا الجهاز تحت العنوان {server}. لإرسالها سجّل الدخول إلى ذلك العنوان.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>لا مفتوح</numerusform>
                <numerusform>واحد مفتوح</numerusform>
                <numerusform>اثنان مفتوحان</numerusform>
                <numerusform>%n مفتوحة</numerusform>
                <numerusform>%n مفتوحًا</numerusform>
                <numerusform>%n مفتوح</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>لا متأخر</numerusform>
                <numerusform>واحد متأخر</numerusform>
                <numerusform>اثنان متأخران</numerusform>
                <numerusform>%n متأخرة</numerusform>
                <numerusform>%n متأخرًا</numerusform>
                <numerusform>%n متأخر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>جميع المعاملات</numerusform>
                <numerusform>معاملة واحدة</numerusform>
                <numerusform>معاملتان</numerusform>
                <numerusform>%n معاملات</numerusform>
                <numerusform>%n معاملة</numerusform>
                <numerusform>%n معاملة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Assign %n request(s)</source>
            <translation>
                <numerusform>إسناد الطلبات</numerusform>
                <numerusform>إسناد طلب واحد</numerusform>
                <numerusform>إسناد طلبين</numerusform>
                <numerusform>إسناد %n طلبات</numerusform>
                <numerusform>إسناد %n طلبًا</numerusform>
                <numerusform>إسناد %n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Offer %n request(s) to another office</source>
            <translation>
                <numerusform>اقتراح تحويل الطلبات إلى إدارة أخرى</numerusform>
                <numerusform>اقتراح تحويل طلب واحد إلى إدارة أخرى</numerusform>
                <numerusform>اقتراح تحويل طلبين إلى إدارة أخرى</numerusform>
                <numerusform>اقتراح تحويل %n طلبات إلى إدارة أخرى</numerusform>
                <numerusform>اقتراح تحويل %n طلبًا إلى إدارة أخرى</numerusform>
                <numerusform>اقتراح تحويل %n طلب إلى إدارة أخرى</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Distribute %n request(s)</source>
            <translation>
                <numerusform>توزيع الطلبات</numerusform>
                <numerusform>توزيع طلب واحد</numerusform>
                <numerusform>توزيع طلبين</numerusform>
                <numerusform>توزيع %n طلبات</numerusform>
                <numerusform>توزيع %n طلبًا</numerusform>
                <numerusform>توزيع %n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) assigned</source>
            <translation>
                <numerusform>لم يُسند أي طلب</numerusform>
                <numerusform>أُسند طلب واحد</numerusform>
                <numerusform>أُسند طلبان</numerusform>
                <numerusform>أُسندت %n طلبات</numerusform>
                <numerusform>أُسند %n طلبًا</numerusform>
                <numerusform>أُسند %n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) returned to the office</source>
            <translation>
                <numerusform>لم يُعد أي طلب إلى الإدارة</numerusform>
                <numerusform>أُعيد طلب واحد إلى الإدارة</numerusform>
                <numerusform>أُعيد طلبان إلى الإدارة</numerusform>
                <numerusform>أُعيدت %n طلبات إلى الإدارة</numerusform>
                <numerusform>أُعيد %n طلبًا إلى الإدارة</numerusform>
                <numerusform>أُعيد %n طلب إلى الإدارة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) are back where they were</source>
            <translation>
                <numerusform>لم يُرجَع أي طلب إلى ما كان عليه</numerusform>
                <numerusform>رجع طلب واحد إلى ما كان عليه</numerusform>
                <numerusform>رجع طلبان إلى ما كانا عليه</numerusform>
                <numerusform>رجعت %n طلبات إلى ما كانت عليه</numerusform>
                <numerusform>رجع %n طلبًا إلى ما كان عليه</numerusform>
                <numerusform>رجع %n طلب إلى ما كان عليه</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) offered</source>
            <translation>
                <numerusform>لم يُقترح تحويل أي طلب</numerusform>
                <numerusform>اقتُرح تحويل طلب واحد</numerusform>
                <numerusform>اقتُرح تحويل طلبين</numerusform>
                <numerusform>اقتُرح تحويل %n طلبات</numerusform>
                <numerusform>اقتُرح تحويل %n طلبًا</numerusform>
                <numerusform>اقتُرح تحويل %n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) watched</source>
            <translation>
                <numerusform>لا تتابع أي طلب جديد</numerusform>
                <numerusform>تتابع الآن طلبًا واحدًا</numerusform>
                <numerusform>تتابع الآن طلبين</numerusform>
                <numerusform>تتابع الآن %n طلبات</numerusform>
                <numerusform>تتابع الآن %n طلبًا</numerusform>
                <numerusform>تتابع الآن %n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>لم يُستثنَ أي طلب</numerusform>
                <numerusform>استُثني طلب واحد</numerusform>
                <numerusform>استُثني طلبان</numerusform>
                <numerusform>استُثنيت %n طلبات</numerusform>
                <numerusform>استُثني %n طلبًا</numerusform>
                <numerusform>استُثني %n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) were skipped</source>
            <translation>
                <numerusform>لم يُتجاوز أي طلب.</numerusform>
                <numerusform>جرى تجاوز طلب واحد.</numerusform>
                <numerusform>جرى تجاوز طلبين.</numerusform>
                <numerusform>جرى تجاوز %n طلبات.</numerusform>
                <numerusform>جرى تجاوز %n طلبًا.</numerusform>
                <numerusform>جرى تجاوز %n طلب.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) would move</source>
            <translation>
                <numerusform>لن ينتقل أي طلب</numerusform>
                <numerusform>سينتقل طلب واحد</numerusform>
                <numerusform>سينتقل طلبان</numerusform>
                <numerusform>ستنتقل %n طلبات</numerusform>
                <numerusform>سينتقل %n طلبًا</numerusform>
                <numerusform>سينتقل %n طلب</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CrashSheet</name>
        <message>
            <source>Something went wrong</source>
            <translation>حدث خلل</translation>
        </message>
        <message>
            <source>Copy the reference</source>
            <translation>نسخ الرقم المرجعي</translation>
        </message>
        <message>
            <source>Keep working</source>
            <translation>مواصلة العمل</translation>
        </message>
        <message>
            <source>What you saved is safe. If it happens again, give support this reference:</source>
            <translation>ما حفظته في أمان. إن تكرر الخلل فزوّد الدعم الفني بهذا الرقم المرجعي:</translation>
        </message>
    </context>
    <context>
        <name>DayCalendar</name>
        <message>
            <source>Calendar</source>
            <translation>التقويم</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Previous month</source>
            <translation>الشهر السابق</translation>
        </message>
        <message>
            <source>Next month</source>
            <translation>الشهر التالي</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Hijri</source>
            <translation>هجري</translation>
        </message>
        <message>
            <source>Gregorian</source>
            <translation>ميلادي</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>أحد</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>اثنين</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>ثلاثاء</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>أربعاء</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>خميس</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>جمعة</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>سبت</translation>
        </message>
    </context>
    <context>
        <name>DayField</name>
        <message>
            <source>Only dates from {first} to {last}</source>
            <translation>الأيام من {first} إلى {last} فقط</translation>
        </message>
        <message>
            <source>No date chosen</source>
            <translation>لم يُحدد يوم</translation>
        </message>
        <message>
            <source>Day/month/year or year-month-day, Hijri or Gregorian; the arrow keys step by a day</source>
            <translation>يوم/شهر/سنة أو سنة-شهر-يوم، هجري أو ميلادي؛ وأسهم لوحة المفاتيح تنقل يومًا</translation>
        </message>
        <message>
            <source>Day/month/year</source>
            <translation>يوم/شهر/سنة</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>التقويم</translation>
        </message>
        <message>
            <source>Not a date; write it as 18/6/1448 or 28/11/2026</source>
            <translation>ليس تاريخًا؛ يُكتب هكذا: 18/6/1448 أو 28/11/2026</translation>
        </message>
    </context>
    <context>
        <name>DistributeDialog</name>
        <message>
            <source>Distribute</source>
            <translation>توزيع</translation>
        </message>
        <message>
            <source>Proposal</source>
            <translation>التوزيع المقترح</translation>
        </message>
        <message>
            <source>Nothing has happened yet. Press F2 on a line to choose somebody else.</source>
            <translation>لم يُنفَّذ شيء بعد. اضغط F2 على أي سطر لاختيار ضابط آخر.</translation>
        </message>
    </context>
    <context>
        <name>DistributionModel</name>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>نوع المعاملة</translation>
        </message>
        <message>
            <source>Now with</source>
            <translation>مسند حاليًا إلى</translation>
        </message>
        <message>
            <source>Goes to</source>
            <translation>يُسند إلى</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>غير مسند</translation>
        </message>
        <message>
            <source>Stays as it is</source>
            <translation>يبقى كما هو</translation>
        </message>
        <message>
            <source>Chosen by you</source>
            <translation>من اختيارك</translation>
        </message>
    </context>
    <context>
        <name>Doubts</name>
        <message>
            <source>The identity number {number} is neither the applicant's nor in their request.</source>
            <translation>رقم الهوية {number} ليس رقم مقدم الطلب ولم يرد في طلبه.</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>رجوع إلى النص</translation>
        </message>
        <message>
            <source>Send it as it is?</source>
            <translation>هل يُرسل النص كما هو؟</translation>
        </message>
        <message>
            <source>Not filled in: {name}.</source>
            <translation>لم يُستكمل: {name}.</translation>
        </message>
        <message>
            <source>Send anyway</source>
            <translation>إرسال على أي حال</translation>
        </message>
    </context>
    <context>
        <name>DraftsList</name>
        <message>
            <source>Request you no longer have access to</source>
            <translation>طلب خارج صلاحية اطلاعك</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>الإشراف</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>نسخ النص</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>حذف المسودة</translation>
        </message>
        <message>
            <source>Open request</source>
            <translation>فتح الطلب</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>مواصلة التحرير</translation>
        </message>
        <message>
            <source>Files:</source>
            <translation>الملفات:</translation>
        </message>
    </context>
    <context>
        <name>DueSheet</name>
        <message>
            <source>Why this deadline?</source>
            <translation>لماذا هذا الموعد النهائي؟</translation>
        </message>
        <message>
            <source>Completion</source>
            <translation>إنجاز الطلب</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>الرد الأول</translation>
        </message>
        <message>
            <source>Counted with your operations that have not been sent yet.</source>
            <translation>يشمل الاحتساب إجراءاتك التي لم تُرسل بعد.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>By the calendar of that time it was due on {moment}, and that stands.</source>
            <translation>كان الموعد النهائي بحسب التقويم المعمول به حينها {moment}، ويبقى ساريًا.</translation>
        </message>
        <message>
            <source>Allowed: {hours} of working time.</source>
            <translation>المدة المحددة: {hours} من ساعات العمل.</translation>
        </message>
        <message>
            <source>Allowed: {hours} of working time. It took {used}, on time.</source>
            <translation>المدة المحددة: {hours} من ساعات العمل. استغرق {used}، في الموعد.</translation>
        </message>
        <message>
            <source>Allowed: {hours} of working time. It took {used}, late.</source>
            <translation>المدة المحددة: {hours} من ساعات العمل. استغرق {used}، متأخرًا.</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>ما حدث</translation>
        </message>
        <message>
            <source>When</source>
            <translation>متى</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>المستغرق</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>المتبقي</translation>
        </message>
    </context>
    <context>
        <name>DueWords</name>
        <message>
            <source>Submitted: the clock starts</source>
            <translation>قُدِّم الطلب: بدأ احتساب الوقت</translation>
        </message>
        <message>
            <source>Returned to the applicant: the clock stands still</source>
            <translation>أُعيد إلى مقدم الطلب: توقف احتساب الوقت مؤقتًا</translation>
        </message>
        <message>
            <source>Back from the applicant: the clock runs on</source>
            <translation>عاد من مقدم الطلب: استؤنف احتساب الوقت</translation>
        </message>
        <message>
            <source>Reopened: the clock runs on from where it stood</source>
            <translation>أُعيد فتح الطلب: استؤنف احتساب الوقت من حيث توقف</translation>
        </message>
        <message>
            <source>Finished: the clock stops</source>
            <translation>انتهت المعالجة: توقف احتساب الوقت</translation>
        </message>
        <message>
            <source>The applicant was answered: the clock stops</source>
            <translation>تلقى مقدم الطلب ردًّا: توقف احتساب الوقت</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>الموعد النهائي</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} س {minutes} د</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} س</translation>
        </message>
        <message>
            <source>{name}: holiday, not counted</source>
            <translation>{name}: إجازة رسمية لا تُحتسب</translation>
        </message>
        <message>
            <source>Office closed, not counted: {reason}</source>
            <translation>الإدارة مغلقة، لا يُحتسب: {reason}</translation>
        </message>
        <message>
            <source>Special working hours: {reason}</source>
            <translation>ساعات عمل استثنائية: {reason}</translation>
        </message>
        <message>
            <source>Ramadan working hours</source>
            <translation>ساعات العمل في رمضان</translation>
        </message>
        <message>
            <source>Weekend, not counted</source>
            <translation>عطلة نهاية الأسبوع، لا تُحتسب</translation>
        </message>
        <message>
            <source>{first}
to {last}</source>
            <translation>من {first}
إلى {last}</translation>
        </message>
    </context>
    <context>
        <name>EditDialog</name>
        <message>
            <source>Save and send</source>
            <translation>حفظ وإرسال</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>بلا أحرف</numerusform>
                <numerusform>حرف واحد</numerusform>
                <numerusform>حرفان</numerusform>
                <numerusform>%n أحرف</numerusform>
                <numerusform>%n حرفًا</numerusform>
                <numerusform>%n حرف</numerusform>
            </translation>
        </message>
        <message>
            <source>{length} of {allowed} characters</source>
            <translation>{length} من {allowed} حرف</translation>
        </message>
    </context>
    <context>
        <name>EntryList</name>
        <message>
            <source>Change</source>
            <translation>تعديل</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>حذف</translation>
        </message>
    </context>
    <context>
        <name>EntryPage</name>
        <message>
            <source>Light or dark theme</source>
            <translation>المظهر الفاتح أو الداكن</translation>
        </message>
    </context>
    <context>
        <name>ExportButton</name>
        <message>
            <source>Export</source>
            <translation>تصدير</translation>
        </message>
        <message>
            <source>Workbook with a sheet for each part (XLSX)…</source>
            <translation>مصنف بورقة لكل جزء (XLSX)…</translation>
        </message>
        <message>
            <source>All numbers as text (CSV)…</source>
            <translation>جميع الأرقام كملف نصي (CSV)…</translation>
        </message>
        <message>
            <source>Report for print (PDF)…</source>
            <translation>تقرير للطباعة (PDF)…</translation>
        </message>
        <message>
            <source>Scheduled export…</source>
            <translation>التصدير المجدول…</translation>
        </message>
        <message>
            <source>Requests behind “{number}” (XLSX)…</source>
            <translation>الطلبات وراء «{number}» (XLSX)…</translation>
        </message>
    </context>
    <context>
        <name>ExportClock</name>
        <message>
            <source>The scheduled export was written to {folder}</source>
            <translation>تم حفظ التصدير المجدول في {folder}</translation>
        </message>
        <message>
            <source>The scheduled export could not be written; it is tried again. {reason}</source>
            <translation>تعذّر حفظ التصدير المجدول، وستُعاد المحاولة. {reason}</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Scheduled export</source>
            <translation>التصدير المجدول</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Workbook (XLSX)</source>
            <translation>مصنف (XLSX)</translation>
        </message>
        <message>
            <source>Text (CSV)</source>
            <translation>ملف نصي (CSV)</translation>
        </message>
        <message>
            <source>Report (PDF)</source>
            <translation>تقرير (PDF)</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>كل يوم</translation>
        </message>
        <message>
            <source>Every Sunday</source>
            <translation>كل يوم أحد</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Turn off</source>
            <translation>إيقاف</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Folder for the exports</source>
            <translation>مجلد ملفات التصدير</translation>
        </message>
        <message>
            <source>Choose a folder that is there.</source>
            <translation>اختر مجلدًا موجودًا.</translation>
        </message>
        <message>
            <source>Choose at least one kind of file.</source>
            <translation>اختر نوعًا واحدًا من الملفات على الأقل.</translation>
        </message>
        <message>
            <source>The board is exported by itself, next on {moment}.</source>
            <translation>ستُصدَّر لوحة المؤشرات تلقائيًا، والموعد القادم: {moment}.</translation>
        </message>
        <message>
            <source>The scheduled export is turned off.</source>
            <translation>تم إيقاف التصدير المجدول.</translation>
        </message>
        <message>
            <source>While this program is open, it writes the board of the last 30 days into a folder. A missed export is written once the program is opened again.</source>
            <translation>ما دام البرنامج مفتوحًا فإنه يكتب لوحة المؤشرات لآخر 30 يومًا في المجلد المحدد. وإذا فات موعد فإنه يُستدرك مرة واحدة عند فتح البرنامج.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>الملفات</translation>
        </message>
        <message>
            <source>When</source>
            <translation>الموعد</translation>
        </message>
        <message>
            <source>The files are not encrypted: whoever can open the folder can read them. That they were written is recorded.</source>
            <translation>هذه الملفات غير مشفّرة، ويمكن لكل من يفتح المجلد قراءتها. ويُسجَّل في سجل التدقيق أنها صُدّرت.</translation>
        </message>
        <message>
            <source>Time in Riyadh</source>
            <translation>الوقت بتوقيت الرياض</translation>
        </message>
    </context>
    <context>
        <name>ExportLine</name>
        <message>
            <source>Stopping…</source>
            <translation>جارٍ الإيقاف…</translation>
        </message>
        <message>
            <source>Stopped; no file was written.</source>
            <translation>أُوقف، ولم يُكتب أي ملف.</translation>
        </message>
    </context>
    <context>
        <name>FactsCard</name>
        <message>
            <source>Request details</source>
            <translation>بيانات الطلب</translation>
        </message>
        <message>
            <source>Why this deadline?</source>
            <translation>لماذا هذا الموعد النهائي؟</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>نوع المعاملة</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>القسم</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>إدارة الجوازات</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>المسند إليه</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>تاريخ التقديم</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>الرد الأول</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>الموعد النهائي</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>النتيجة</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>الاعتماد</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>غير مسند</translation>
        </message>
        <message>
            <source>{name} (you)</source>
            <translation>{name} (أنت)</translation>
        </message>
        <message>
            <source>Being calculated</source>
            <translation>قيد الحساب</translation>
        </message>
        <message>
            <source>Stopped while the applicant holds the request</source>
            <translation>متوقف ما دام الطلب لدى مقدمه</translation>
        </message>
        <message>
            <source>Overdue: {time}</source>
            <translation>متأخر: {time}</translation>
        </message>
        <message>
            <source>Needs a second officer</source>
            <translation>يلزم اعتماد ضابط ثانٍ</translation>
        </message>
        <message>
            <source>Given by {name}</source>
            <translation>اعتماد {name}</translation>
        </message>
    </context>
    <context>
        <name>FailureBar</name>
        <message>
            <source>Signing in failed</source>
            <translation>تعذر تسجيل الدخول</translation>
        </message>
        <message>
            <source>Wrong user name or password</source>
            <translation>اسم المستخدم أو كلمة المرور غير صحيحة</translation>
        </message>
        <message>
            <source>Wrong passphrase</source>
            <translation>عبارة المرور غير صحيحة</translation>
        </message>
        <message>
            <source>No network</source>
            <translation>لا توجد شبكة</translation>
        </message>
        <message>
            <source>Something else answered</source>
            <translation>الجهة المجيبة ليست الخدمة</translation>
        </message>
        <message>
            <source>The server has a fault</source>
            <translation>في الخادم خلل</translation>
        </message>
        <message>
            <source>The server is not trusted</source>
            <translation>الخادم غير موثوق</translation>
        </message>
        <message>
            <source>Check this computer's date</source>
            <translation>تحقق من تاريخ هذا الجهاز</translation>
        </message>
        <message>
            <source>The proxy cannot be used</source>
            <translation>تعذر استخدام الخادم الوكيل</translation>
        </message>
        <message>
            <source>The network refused this</source>
            <translation>رفضت الشبكة هذا الطلب</translation>
        </message>
        <message>
            <source>Choose a passphrase</source>
            <translation>اختر عبارة مرور</translation>
        </message>
        <message>
            <source>Passphrase needed</source>
            <translation>عبارة المرور مطلوبة</translation>
        </message>
        <message>
            <source>The server is busy</source>
            <translation>الخادم مشغول</translation>
        </message>
        <message>
            <source>Check both and try again.</source>
            <translation>تحقق منهما ثم أعد المحاولة.</translation>
        </message>
        <message>
            <source>The server cannot be reached. Check the connection and try again.</source>
            <translation>تعذر الوصول إلى الخادم. تحقق من الاتصال ثم أعد المحاولة.</translation>
        </message>
        <message>
            <source>It is not your password. Try again in a few minutes.</source>
            <translation>ليست المشكلة في كلمة مرورك. أعد المحاولة بعد دقائق.</translation>
        </message>
        <message>
            <source>This computer has no safe place for keys. A passphrase will protect what is kept on it.</source>
            <translation>ليس في هذا الجهاز مخزن آمن للمفاتيح، فاختر عبارة مرور تحمي ما يُحفظ عليه.</translation>
        </message>
        <message>
            <source>What is kept on this computer is protected by your passphrase.</source>
            <translation>ما حُفظ على هذا الجهاز محمي بعبارة المرور الخاصة بك.</translation>
        </message>
    </context>
    <context>
        <name>FileSize</name>
        <message>
            <source>{size} KB</source>
            <translation>{size} ك.ب</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} م.ب</translation>
        </message>
    </context>
    <context>
        <name>FileWords</name>
        <message>
            <source>{size} KB</source>
            <translation>{size} ك.ب</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} م.ب</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>صورة</translation>
        </message>
        <message>
            <source>No picture: drawing it took too much memory</source>
            <translation>بلا صورة: استهلك عرض الملف ذاكرة كبيرة</translation>
        </message>
        <message>
            <source>No picture: this kind cannot be shown</source>
            <translation>بلا صورة: لا يمكن عرض هذا النوع</translation>
        </message>
        <message>
            <source>Not the kind of file it claims to be</source>
            <translation>ليس الملف من النوع المذكور</translation>
        </message>
        <message>
            <source>No picture: drawing it ended with a fault</source>
            <translation>بلا صورة: انتهى عرض الملف بخلل</translation>
        </message>
        <message>
            <source>No picture: locked with a password</source>
            <translation>بلا صورة: الملف مقفل بكلمة مرور</translation>
        </message>
        <message>
            <source>No picture: too large to draw</source>
            <translation>بلا صورة: الملف أكبر من أن يُعرض</translation>
        </message>
        <message>
            <source>No picture: the file cannot be read</source>
            <translation>بلا صورة: تعذّرت قراءة الملف</translation>
        </message>
        <message>
            <source>No picture: drawing it took too long</source>
            <translation>بلا صورة: استغرق عرض الملف وقتًا طويلًا</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>مستند PDF</translation>
        </message>
    </context>
    <context>
        <name>FilesPicker</name>
        <message>
            <source>Documents and images ({endings})</source>
            <translation>المستندات والصور ({endings})</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>إرفاق ملفات</translation>
        </message>
        <message>
            <source>Remove this file</source>
            <translation>إزالة هذا الملف</translation>
        </message>
        <message>
            <source>{name} is larger than {limit}.</source>
            <translation>الملف {name} أكبر من {limit}.</translation>
        </message>
        <message numerus="yes">
            <source>A response can carry %n file(s).</source>
            <translation>
                <numerusform>لا يقبل الرد إرفاق ملفات.</numerusform>
                <numerusform>يقبل الرد إرفاق ملف واحد.</numerusform>
                <numerusform>يقبل الرد إرفاق ملفين.</numerusform>
                <numerusform>يقبل الرد إرفاق %n ملفات.</numerusform>
                <numerusform>يقبل الرد إرفاق %n ملفًا.</numerusform>
                <numerusform>يقبل الرد إرفاق %n ملف.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is not of a kind that can be sent.</source>
            <translation>نوع الملف {name} غير مقبول للإرسال.</translation>
        </message>
        <message>
            <source>{name} is empty.</source>
            <translation>الملف {name} فارغ.</translation>
        </message>
        <message>
            <source>{name} could not be read.</source>
            <translation>تعذرت قراءة الملف {name}.</translation>
        </message>
        <message>
            <source>Picture {number}</source>
            <translation>صورة {number}</translation>
        </message>
        <message>
            <source>{name} was not attached. {reason}</source>
            <translation>لم يُرفق {name}. {reason}</translation>
        </message>
        <message>
            <source>Reading {name}…</source>
            <translation>جارٍ قراءة {name}…</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this document</source>
            <translation>البحث في هذا المستند</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>النتيجة السابقة</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>النتيجة التالية</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>إغلاق البحث</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لا نتائج</translation>
        </message>
        <message>
            <source>{current} of {count}</source>
            <translation>{current} من {count}</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>جارٍ البحث…</translation>
        </message>
    </context>
    <context>
        <name>FirstSync</name>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} من {total}</translation>
        </message>
        <message>
            <source>Asking the server …</source>
            <translation>جارٍ الاتصال بالخادم…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Nothing is kept on this computer yet. The first time needs the network.</source>
            <translation>لا شيء محفوظ على هذا الجهاز بعد، والمرة الأولى تحتاج إلى الشبكة.</translation>
        </message>
        <message>
            <source>The requests have not been downloaded</source>
            <translation>لم تُجلب الطلبات بعد</translation>
        </message>
        <message>
            <source>The server did not give them out. It will be tried again.</source>
            <translation>لم يرسلها الخادم، وستُعاد المحاولة.</translation>
        </message>
        <message>
            <source>Downloading your requests</source>
            <translation>جارٍ جلب طلباتك</translation>
        </message>
        <message>
            <source>This happens once. After it the program also works without a network.</source>
            <translation>يحدث هذا مرة واحدة، وبعدها يعمل البرنامج دون شبكة أيضًا.</translation>
        </message>
    </context>
    <context>
        <name>ForecastLabel</name>
        <message>
            <source>Counting which requests would be due at another time… {share}</source>
            <translation>جارٍ حساب الطلبات التي سيتغير موعدها النهائي… {share}</translation>
        </message>
        <message>
            <source>With this, the office would not be open for years.</source>
            <translation>بهذا لن تعمل الإدارة لسنوات.</translation>
        </message>
        <message numerus="yes">
            <source>%n open request(s) would be due at another time.</source>
            <translation>
                <numerusform>لن يتغير الموعد النهائي لأي طلب مفتوح.</numerusform>
                <numerusform>سيتغير الموعد النهائي لطلب مفتوح واحد.</numerusform>
                <numerusform>سيتغير الموعد النهائي لطلبين مفتوحين.</numerusform>
                <numerusform>سيتغير الموعد النهائي لـ%n طلبات مفتوحة.</numerusform>
                <numerusform>سيتغير الموعد النهائي لـ%n طلبًا مفتوحًا.</numerusform>
                <numerusform>سيتغير الموعد النهائي لـ%n طلب مفتوح.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) would be overdue at once.</source>
            <translation>
                <numerusform>لن يصبح أي طلب متأخرًا فورًا.</numerusform>
                <numerusform>سيصبح طلب واحد متأخرًا فورًا.</numerusform>
                <numerusform>سيصبح طلبان متأخرين فورًا.</numerusform>
                <numerusform>ستصبح %n طلبات متأخرة فورًا.</numerusform>
                <numerusform>سيصبح %n طلبًا متأخرًا فورًا.</numerusform>
                <numerusform>سيصبح %n طلب متأخرًا فورًا.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) would no longer be overdue.</source>
            <translation>
                <numerusform>لن يخرج أي طلب من حالة التأخر.</numerusform>
                <numerusform>سيخرج طلب واحد من حالة التأخر.</numerusform>
                <numerusform>سيخرج طلبان من حالة التأخر.</numerusform>
                <numerusform>ستخرج %n طلبات من حالة التأخر.</numerusform>
                <numerusform>سيخرج %n طلبًا من حالة التأخر.</numerusform>
                <numerusform>سيخرج %n طلب من حالة التأخر.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Form</name>
        <message>
            <source>Visible to the applicant</source>
            <translation>يظهر لمقدم الطلب</translation>
        </message>
        <message>
            <source>Internal: staff only</source>
            <translation>داخلي: للموظفين فقط</translation>
        </message>
        <message>
            <source>Close; the draft is kept</source>
            <translation>إغلاق مع حفظ المسودة</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>إرفاق ملفات</translation>
        </message>
        <message>
            <source>A file could not be attached, so nothing was sent.</source>
            <translation>تعذّر إرفاق أحد الملفات، ولذلك لم يُرسل شيء.</translation>
        </message>
        <message>
            <source>The files are still being read. The response is sent right after.</source>
            <translation>ما زالت الملفات قيد القراءة، ويُرسل الرد فور اكتمالها.</translation>
        </message>
    </context>
    <context>
        <name>GonePage</name>
        <message>
            <source>You no longer have access to this request</source>
            <translation>لم يعد هذا الطلب ضمن صلاحية اطلاعك</translation>
        </message>
        <message>
            <source>What you were writing</source>
            <translation>ما كنت تكتبه</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>نسخ النص</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>العودة إلى القائمة</translation>
        </message>
        <message>
            <source>It was given to somebody else or to another office.</source>
            <translation>أُسند إلى غيرك أو حُوّل إلى إدارة أخرى.</translation>
        </message>
        <message>
            <source>It was given to somebody else or to another office. What you were writing is kept: copy it if somebody needs it. It is also among the drafts of the outbox.</source>
            <translation>أُسند إلى غيرك أو حُوّل إلى إدارة أخرى. ما كنت تكتبه محفوظ: انسخه إن احتاجه أحد. وتجده أيضًا بين مسودات صندوق الصادر.</translation>
        </message>
        <message>
            <source>Nothing in it waits for you any more, so it has left your list.</source>
            <translation>لم يعد فيه ما ينتظر إجراءك، فخرج من قائمتك.</translation>
        </message>
        <message>
            <source>Next awaiting approval</source>
            <translation>التالي بانتظار الاعتماد</translation>
        </message>
    </context>
    <context>
        <name>Happened</name>
        <message>
            <source>{name} accepted the transfer of the request</source>
            <translation>قُبل تحويل الطلب من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} refused the approval</source>
            <translation>رُفض الاعتماد من قِبل {name}</translation>
        </message>
        <message>
            <source>The applicant sent a new message</source>
            <translation>وصلت رسالة جديدة من مقدم الطلب</translation>
        </message>
        <message>
            <source>{name} offered the request to {office}</source>
            <translation>اقتُرح تحويل الطلب إلى {office} من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} wrote to the applicant</source>
            <translation>أُرسل رد إلى مقدم الطلب من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} submitted the request</source>
            <translation>قُدّم الطلب من قِبل {name}</translation>
        </message>
        <message>
            <source>The request was changed</source>
            <translation>عُدّل الطلب</translation>
        </message>
        <message>
            <source>{name} approved what was asked</source>
            <translation>اعتُمد المطلوب من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} assigned the request to {person}</source>
            <translation>أُسند الطلب إلى {person} من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} sent a new message</source>
            <translation>وصلت رسالة جديدة من {name}</translation>
        </message>
        <message>
            <source>{name} withdrew the offer to another office</source>
            <translation>سُحب اقتراح التحويل إلى إدارة أخرى من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} refused the transfer of the request</source>
            <translation>رُفض تحويل الطلب من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} returned the request to its office, unassigned</source>
            <translation>أُعيد الطلب إلى الإدارة دون إسناد من قِبل {name}</translation>
        </message>
        <message>
            <source>The request was moved to “{status}”</source>
            <translation>نُقل الطلب إلى حالة «{status}»</translation>
        </message>
        <message>
            <source>{name} asked for a second officer’s approval</source>
            <translation>طُلب اعتماد ضابط ثانٍ من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} wrote an internal note</source>
            <translation>كُتبت ملاحظة داخلية من قِبل {name}</translation>
        </message>
        <message>
            <source>{name} moved the request to “{status}”</source>
            <translation>نُقل الطلب إلى حالة «{status}» من قِبل {name}</translation>
        </message>
    </context>
    <context>
        <name>HeadFacts</name>
        <message>
            <source>With: {name} (you)</source>
            <translation>لدى: {name} (أنت)</translation>
        </message>
        <message numerus="yes">
            <source>%n more file(s)</source>
            <translation>
                <numerusform>لا ملفات أخرى</numerusform>
                <numerusform>ملف آخر</numerusform>
                <numerusform>ملفان آخران</numerusform>
                <numerusform>%n ملفات أخرى</numerusform>
                <numerusform>%n ملفًا آخر</numerusform>
                <numerusform>%n ملف آخر</numerusform>
            </translation>
        </message>
        <message>
            <source>Deadline: {time}</source>
            <translation>الموعد النهائي: {time}</translation>
        </message>
        <message>
            <source>Overdue: {time}</source>
            <translation>متأخر: {time}</translation>
        </message>
        <message>
            <source>With nobody yet</source>
            <translation>غير مسند بعد</translation>
        </message>
        <message>
            <source>With: {name}</source>
            <translation>لدى: {name}</translation>
        </message>
        <message>
            <source>Deadline stopped: with the applicant</source>
            <translation>الموعد النهائي موقوف: الطلب لدى مقدم الطلب</translation>
        </message>
        <message>
            <source>Deadline: being calculated</source>
            <translation>الموعد النهائي: قيد الحساب</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Everywhere</source>
            <translation>في كل مكان</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>الطلبات غير المسندة</translation>
        </message>
        <message>
            <source>All requests</source>
            <translation>جميع الطلبات</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>صندوق الصادر</translation>
        </message>
        <message>
            <source>Board or my figures</source>
            <translation>لوحة المؤشرات أو مؤشراتي</translation>
        </message>
        <message>
            <source>Watched</source>
            <translation>الطلبات المتابَعة</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>الإشراف</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>مزامنة الآن</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>هذه القائمة</translation>
        </message>
        <message>
            <source>Switch language</source>
            <translation>اللغة الأخرى</translation>
        </message>
        <message>
            <source>Light or dark theme</source>
            <translation>المظهر الفاتح أو الداكن</translation>
        </message>
        <message>
            <source>List of requests</source>
            <translation>قائمة الطلبات</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>بحث</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Next request</source>
            <translation>الطلب التالي</translation>
        </message>
        <message>
            <source>Previous request</source>
            <translation>الطلب السابق</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>لوحة المؤشرات</translation>
        </message>
        <message>
            <source>Sort by a column</source>
            <translation>الترتيب حسب عمود</translation>
        </message>
        <message>
            <source>Copy a number</source>
            <translation>نسخ رقم</translation>
        </message>
        <message>
            <source>Choose a day in a calendar</source>
            <translation>اختيار يوم من التقويم</translation>
        </message>
        <message>
            <source>How a number is counted</source>
            <translation>طريقة احتساب الرقم</translation>
        </message>
        <message>
            <source>A chart as a table</source>
            <translation>عرض الرسم كجدول</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>الغياب</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>المهارات</translation>
        </message>
        <message>
            <source>Watch a queue</source>
            <translation>متابعة قائمة ضابط</translation>
        </message>
        <message>
            <source>New response text</source>
            <translation>نص رد جديد</translation>
        </message>
        <message>
            <source>Change a response text</source>
            <translation>تعديل نص رد</translation>
        </message>
        <message>
            <source>Refuse a proposed text</source>
            <translation>رفض نص مقترح</translation>
        </message>
        <message>
            <source>In a request</source>
            <translation>داخل الطلب</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>استلام الطلب</translation>
        </message>
        <message>
            <source>Start work</source>
            <translation>بدء المعالجة</translation>
        </message>
        <message>
            <source>Respond</source>
            <translation>رد</translation>
        </message>
        <message>
            <source>Return to applicant</source>
            <translation>إعادة لمقدم الطلب</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>إنهاء المعالجة</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>ملاحظة داخلية</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>تحديد الكل</translation>
        </message>
        <message>
            <source>Take the next request</source>
            <translation>الطلب التالي لي</translation>
        </message>
        <message>
            <source>Return to office</source>
            <translation>إعادة إلى الإدارة</translation>
        </message>
        <message>
            <source>Distribute</source>
            <translation>توزيع</translation>
        </message>
        <message>
            <source>Ask for approval</source>
            <translation>طلب الاعتماد</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>Refuse the approval</source>
            <translation>رفض الاعتماد</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>إسناد</translation>
        </message>
        <message>
            <source>Offer to another office</source>
            <translation>اقتراح التحويل إلى إدارة أخرى</translation>
        </message>
        <message>
            <source>Accept an offered request</source>
            <translation>قبول تحويل مقترح</translation>
        </message>
        <message>
            <source>Refuse an offered request</source>
            <translation>رفض تحويل مقترح</translation>
        </message>
        <message>
            <source>Withdraw the offer</source>
            <translation>سحب اقتراح التحويل</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Reveal the identity number</source>
            <translation>إظهار رقم الهوية</translation>
        </message>
        <message>
            <source>Why this deadline?</source>
            <translation>لماذا هذا الموعد النهائي؟</translation>
        </message>
        <message>
            <source>First attachment</source>
            <translation>المرفق الأول</translation>
        </message>
        <message>
            <source>Print the summary</source>
            <translation>طباعة الملخص</translation>
        </message>
        <message>
            <source>While writing</source>
            <translation>أثناء الكتابة</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>القوالب</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>إرفاق ملف</translation>
        </message>
        <message>
            <source>Attachment or summary</source>
            <translation>المرفق أو الملخص</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>الصفحة كاملة</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>ملاءمة اتساع الصفحة</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>تكبير</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>تصغير</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>الحجم الفعلي</translation>
        </message>
        <message>
            <source>Rotate right</source>
            <translation>تدوير إلى اليمين</translation>
        </message>
        <message>
            <source>Rotate left</source>
            <translation>تدوير إلى اليسار</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>النتيجة التالية</translation>
        </message>
        <message>
            <source>My turn</source>
            <translation>بانتظار إجرائي</translation>
        </message>
        <message>
            <source>With the applicant</source>
            <translation>لدى مقدم الطلب</translation>
        </message>
        <message>
            <source>Work order</source>
            <translation>ترتيب العمل</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>المنجزة</translation>
        </message>
        <message>
            <source>Next awaiting approval</source>
            <translation>التالي بانتظار الاعتماد</translation>
        </message>
        <message>
            <source>Take back the last act</source>
            <translation>التراجع عن آخر إجراء</translation>
        </message>
        <message>
            <source>Reopen the request</source>
            <translation>إعادة فتح الطلب</translation>
        </message>
        <message>
            <source>Tick a missing document, 1 to 9</source>
            <translation>تحديد مستند ناقص، من 1 إلى 9</translation>
        </message>
        <message>
            <source>Only what awaits approval</source>
            <translation>ما ينتظر الاعتماد فقط</translation>
        </message>
        <message>
            <source>Copy the reference</source>
            <translation>نسخ الرقم المرجعي</translation>
        </message>
        <message>
            <source>Outcome: approved</source>
            <translation>النتيجة: موافقة</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>مقارنة</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>نسخ النص</translation>
        </message>
        <message>
            <source>Officers beside the list</source>
            <translation>إظهار الضباط بجانب القائمة</translation>
        </message>
        <message>
            <source>Outcome: answered</source>
            <translation>النتيجة: إجابة</translation>
        </message>
        <message>
            <source>Only what is offered to us</source>
            <translation>المقترح تحويله إلينا فقط</translation>
        </message>
        <message>
            <source>Outcome: rejected</source>
            <translation>النتيجة: رفض</translation>
        </message>
        <message>
            <source>Send or save</source>
            <translation>إرسال أو حفظ</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>مسح التصفية</translation>
        </message>
        <message>
            <source>Save or export</source>
            <translation>حفظ أو تصدير</translation>
        </message>
        <message>
            <source>Previous part or attachment</source>
            <translation>القسم أو المرفق السابق</translation>
        </message>
        <message>
            <source>Filter by status</source>
            <translation>تصفية بحسب الحالة</translation>
        </message>
        <message>
            <source>Close the request</source>
            <translation>إغلاق الطلب</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>النتيجة السابقة</translation>
        </message>
        <message>
            <source>Distribute all that nobody has</source>
            <translation>توزيع جميع الطلبات غير المسندة</translation>
        </message>
        <message>
            <source>Edit the text</source>
            <translation>تعديل النص</translation>
        </message>
        <message>
            <source>Filter by service</source>
            <translation>تصفية بحسب نوع المعاملة</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Next part or attachment</source>
            <translation>القسم أو المرفق التالي</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>استبعاد</translation>
        </message>
        <message>
            <source>Keys: {part}</source>
            <translation>المفاتيح: {part}</translation>
        </message>
        <message>
            <source>Keys: {part} · {role}</source>
            <translation>المفاتيح: {part} · {role}</translation>
        </message>
    </context>
    <context>
        <name>LastKnown</name>
        <message>
            <source>These figures are as of {moment}, from the last answer of the server.</source>
            <translation>هذه الأرقام كما كانت في {moment}، بحسب آخر استجابة من الخادم.</translation>
        </message>
    </context>
    <context>
        <name>LoadsList</name>
        <message>
            <source>Officer</source>
            <translation>الضابط</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>الآن</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>بعد التوزيع</translation>
        </message>
    </context>
    <context>
        <name>MaskedValue</name>
        <message>
            <source>Reveal</source>
            <translation>إظهار</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>تم النسخ</translation>
        </message>
    </context>
    <context>
        <name>MinePage</name>
        <message>
            <source>My figures</source>
            <translation>مؤشراتي</translation>
        </message>
        <message>
            <source>Your office has too few officers for an average that names nobody.</source>
            <translation>عدد الضباط في إدارتك أقل من أن يُعرض متوسط لا يكشف عن أحد.</translation>
        </message>
    </context>
    <context>
        <name>MissingPicker</name>
        <message>
            <source>Another document, in your own words</source>
            <translation>مستند آخر تكتبه بعبارتك</translation>
        </message>
        <message>
            <source>Add to the list</source>
            <translation>إضافة إلى القائمة</translation>
        </message>
        <message>
            <source>What is missing?</source>
            <translation>ما المستندات الناقصة؟</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Close this notice</source>
            <translation>إغلاق هذا التنبيه</translation>
        </message>
        <message>
            <source>The identity of the server could not be verified, so nothing was sent. Contact support.</source>
            <translation>تعذر التحقق من هوية الخادم فلم يُرسل شيء. أبلغ الدعم الفني.</translation>
        </message>
        <message>
            <source>The server's certificate is not valid on this computer's date, so nothing was sent. Check the date and time of this computer.</source>
            <translation>شهادة الخادم غير سارية بحسب تاريخ هذا الجهاز، لذا لم يُرسل شيء. تحقق من التاريخ والوقت في هذا الجهاز.</translation>
        </message>
        <message>
            <source>A security device on the network refused this, not the server. Everything else is sent. Contact support.</source>
            <translation>رفض جهازُ حماية في الشبكة هذا الإجراء، وليس الخادم. يستمر إرسال ما سواه. يرجى إبلاغ الدعم الفني.</translation>
        </message>
        <message>
            <source>The server has a fault. Nothing is lost; it will be tried again.</source>
            <translation>في الخادم خلل. لم يضع شيء، وستُعاد المحاولة.</translation>
        </message>
        <message>
            <source>What answered is not the Tawasul service. Perhaps this network asks for a sign-in.</source>
            <translation>الجهة المجيبة ليست خدمة تواصل. ربما تطلب هذه الشبكة تسجيل دخول.</translation>
        </message>
        <message>
            <source>The user name or the password is wrong.</source>
            <translation>اسم المستخدم أو كلمة المرور غير صحيحة.</translation>
        </message>
        <message>
            <source>Your session has ended. Sign in again; nothing is lost.</source>
            <translation>انتهت جلستك. سجّل الدخول من جديد، ولم يضع شيء.</translation>
        </message>
        <message>
            <source>You may not do this.</source>
            <translation>لا تملك صلاحية هذا الإجراء.</translation>
        </message>
        <message>
            <source>All requests have to be downloaded again.</source>
            <translation>يلزم جلب جميع الطلبات من جديد.</translation>
        </message>
        <message>
            <source>This program is too old for the server. Your work is kept; have it updated.</source>
            <translation>إصدار البرنامج أقدم مما يقبله الخادم. عملك محفوظ، فاطلب تحديث البرنامج.</translation>
        </message>
        <message>
            <source>The address of the server is not valid. It begins with https://</source>
            <translation>عنوان الخادم غير صالح. يبدأ العنوان بـ https://</translation>
        </message>
        <message>
            <source>The request is not here, or you no longer have access to it.</source>
            <translation>الطلب غير موجود هنا، أو لم يعد ضمن ما يحق لك رؤيته.</translation>
        </message>
        <message>
            <source>Files of this type are not accepted.</source>
            <translation>الملفات من هذا النوع غير مقبولة.</translation>
        </message>
        <message>
            <source>A file on this computer is damaged. It was set aside, not deleted. Contact support.</source>
            <translation>في هذا الجهاز ملف تالف. نُحّي جانبًا ولم يُحذف. أبلغ الدعم الفني.</translation>
        </message>
        <message>
            <source>The malware scan blocked this file. It cannot be opened.</source>
            <translation>حجب فحص البرمجيات الضارة هذا الملف، فلا يمكن فتحه.</translation>
        </message>
        <message>
            <source>This computer has no safe place for keys. Choose a passphrase instead.</source>
            <translation>ليس في هذا الجهاز مخزن آمن للمفاتيح. اختر عبارة مرور بدلًا منه.</translation>
        </message>
        <message>
            <source>The passphrase is wrong.</source>
            <translation>عبارة المرور غير صحيحة.</translation>
        </message>
        <message>
            <source>Another window of this program uses the same data.</source>
            <translation>نافذة أخرى من هذا البرنامج تستخدم البيانات نفسها.</translation>
        </message>
        <message>
            <source>The disk is full. This was not saved; make room and try again.</source>
            <translation>القرص ممتلئ. لم يُحفظ هذا، فأفسح مكانًا ثم أعد المحاولة.</translation>
        </message>
        <message>
            <source>The file or folder cannot be written to.</source>
            <translation>تعذرت الكتابة في الملف أو المجلد.</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>أُلغي.</translation>
        </message>
        <message>
            <source>The rules do not allow this now.</source>
            <translation>لا تسمح القواعد بهذا الآن.</translation>
        </message>
        <message>
            <source>The server is busy. It will be tried again.</source>
            <translation>الخادم مشغول، وستُعاد المحاولة.</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>الملف أكبر من المسموح.</translation>
        </message>
        <message>
            <source>The proxy of this computer is a SOCKS proxy. This program needs an HTTP proxy.</source>
            <translation>الخادم الوكيل (البروكسي) في هذا الجهاز من نوع SOCKS، ويحتاج هذا البرنامج إلى وكيل من نوع HTTP.</translation>
        </message>
        <message>
            <source>The address of the proxy in this computer's settings is not valid. Contact support.</source>
            <translation>عنوان الخادم الوكيل (البروكسي) في إعدادات هذا الجهاز غير صالح. يرجى إبلاغ الدعم الفني.</translation>
        </message>
        <message>
            <source>The user name or password for the proxy has letters that a proxy cannot read. Use Latin letters and digits.</source>
            <translation>في اسم المستخدم أو كلمة المرور للخادم الوكيل (البروكسي) أحرف لا يمكنه قراءتها. استخدم الأحرف اللاتينية والأرقام.</translation>
        </message>
        <message>
            <source>The proxy of this network asks for a user name and a password. Contact support.</source>
            <translation>يطلب الخادم الوكيل (البروكسي) في هذه الشبكة اسم مستخدم وكلمة مرور. يرجى إبلاغ الدعم الفني.</translation>
        </message>
        <message>
            <source>The file could not be drawn; drawing it was stopped.</source>
            <translation>تعذّر عرض الملف فأُوقف عرضه.</translation>
        </message>
        <message>
            <source>The server did not answer. Keep working: everything is saved here and sent later.</source>
            <translation>لم يستجب الخادم. يمكن مواصلة العمل: كل شيء محفوظ هنا ويُرسل لاحقًا.</translation>
        </message>
        <message>
            <source>This kind of file cannot be shown here.</source>
            <translation>لا يمكن عرض هذا النوع من الملفات هنا.</translation>
        </message>
    </context>
    <context>
        <name>OfferDialog</name>
        <message>
            <source>Choose an office</source>
            <translation>اختر الإدارة</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>إدارة الجوازات</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Why? The other office and auditors read the reason.</source>
            <translation>ما السبب؟ تطّلع عليه الإدارة الأخرى والمدققون.</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>اقتراح التحويل</translation>
        </message>
        <message>
            <source>Each stays where it is until the other office accepts.</source>
            <translation>يبقى كل طلب في مكانه حتى تقبله الإدارة الأخرى.</translation>
        </message>
    </context>
    <context>
        <name>OfficePage</name>
        <message>
            <source>Parts of the administration</source>
            <translation>أقسام الإشراف</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>الإشراف</translation>
        </message>
        <message>
            <source>Audit trail</source>
            <translation>سجل التدقيق</translation>
        </message>
        <message>
            <source>People</source>
            <translation>الموظفون</translation>
        </message>
        <message>
            <source>Working time</source>
            <translation>أوقات العمل</translation>
        </message>
        <message>
            <source>Response texts</source>
            <translation>نصوص الردود</translation>
        </message>
    </context>
    <context>
        <name>OfficePicker</name>
        <message>
            <source>Choose an office</source>
            <translation>اختر الإدارة</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>إدارة الجوازات</translation>
        </message>
    </context>
    <context>
        <name>OfficerChoice</name>
        <message>
            <source>Stays as it is</source>
            <translation>يبقى كما هو</translation>
        </message>
    </context>
    <context>
        <name>OperationPanel</name>
        <message>
            <source>Administration</source>
            <translation>الإشراف</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>حُفظت</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>المحاولات</translation>
        </message>
        <message>
            <source>Next try</source>
            <translation>المحاولة التالية</translation>
        </message>
        <message>
            <source>Number at the server</source>
            <translation>رقم القيد في الخادم</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>المرجع</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>النتيجة</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>المستندات الناقصة</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>الملفات</translation>
        </message>
        <message>
            <source>Compare and decide</source>
            <translation>المقارنة واتخاذ القرار</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>إرسال من جديد</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>إرسال الآن</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>تعديل</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>نسخ النص</translation>
        </message>
        <message>
            <source>Copy reference</source>
            <translation>نسخ المرجع</translation>
        </message>
        <message>
            <source>Open request</source>
            <translation>فتح الطلب</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>استبعاد العملية</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>النص</translation>
        </message>
        <message numerus="yes">
            <source>Discard %n operation(s)</source>
            <translation>
                <numerusform>استبعاد العمليات</numerusform>
                <numerusform>استبعاد عملية واحدة</numerusform>
                <numerusform>استبعاد عمليتين</numerusform>
                <numerusform>استبعاد %n عمليات</numerusform>
                <numerusform>استبعاد %n عملية</numerusform>
                <numerusform>استبعاد %n عملية</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Outbox</name>
        <message>
            <source>The server refused it (code {code}). Contact support.</source>
            <translation>رفضها الخادم (الرمز {code}). أبلغ الدعم الفني.</translation>
        </message>
        <message>
            <source>The request was changed on {moment}, after you had read it.</source>
            <translation>عُدّل الطلب في {moment}، بعد اطلاعك عليه.</translation>
        </message>
        <message>
            <source>{name} changed the request on {moment}, after you had read it.</source>
            <translation>عُدّل الطلب في {moment} بواسطة {name}، بعد اطلاعك عليه.</translation>
        </message>
        <message>
            <source>It is saved here and sent at the next synchronisation.</source>
            <translation>محفوظة هنا، وتُرسل في المزامنة القادمة.</translation>
        </message>
        <message>
            <source>It is being sent now.</source>
            <translation>جارٍ إرسالها الآن.</translation>
        </message>
        <message>
            <source>Your session has ended. It is sent once you have signed in again.</source>
            <translation>انتهت جلستك. تُرسل بعد أن تسجّل الدخول من جديد.</translation>
        </message>
        <message>
            <source>The server has it. It leaves this list when the request is up to date here.</source>
            <translation>وصلت إلى الخادم، وتغادر هذه القائمة متى حُدّث الطلب هنا.</translation>
        </message>
        <message>
            <source>The server could not accept it as it is. Edit it.</source>
            <translation>لم يستطع الخادم قبولها كما هي. عدّلها.</translation>
        </message>
        <message>
            <source>It is larger than the server accepts. Edit it.</source>
            <translation>هي أكبر مما يقبله الخادم. عدّلها.</translation>
        </message>
        <message>
            <source>A file in it did not arrive. Send it again.</source>
            <translation>لم يصل ملف فيها. أعد إرسالها.</translation>
        </message>
        <message>
            <source>A file in it is of a type that is not accepted.</source>
            <translation>فيها ملف من نوع غير مقبول.</translation>
        </message>
        <message>
            <source>The server fails on this one each time, so it waits here and the rest goes on. Give support the reference.</source>
            <translation>يتعثر الخادم في هذه العملية كل مرة، فأُبقيت هنا ليمضي غيرها. أعطِ الدعم المرجع.</translation>
        </message>
        <message>
            <source>A file in it arrived damaged. Send it again.</source>
            <translation>وصل ملف فيها تالفًا. أعد إرسالها.</translation>
        </message>
        <message>
            <source>You may not do this to the request.</source>
            <translation>لا تملك صلاحية هذا الإجراء على الطلب.</translation>
        </message>
        <message>
            <source>The server does not know this request.</source>
            <translation>لا يعرف الخادم هذا الطلب.</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>أُسند إلى</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>إدارة الجوازات</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>الرد</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>النتيجة</translation>
        </message>
        <message>
            <source>Watching</source>
            <translation>المتابعة</translation>
        </message>
        <message>
            <source>Officer</source>
            <translation>الضابط</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>الغياب</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>المهارات</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>Its office</source>
            <translation>إدارته</translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>جميع المعاملات</translation>
        </message>
        <message>
            <source>Back at work</source>
            <translation>العودة إلى العمل</translation>
        </message>
        <message>
            <source>{first}
to {last}</source>
            <translation>من {first}
إلى {last}</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>مقبول</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>مرفوض</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>مسحوب</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>معتمد</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>نعم</translation>
        </message>
        <message>
            <source>No longer</source>
            <translation>لم تعد</translation>
        </message>
        <message>
            <source>{happened}, on {moment}, after you had read the request.</source>
            <translation>{happened}، في {moment}، بعد اطلاعك على الطلب.</translation>
        </message>
        <message>
            <source>You no longer have access to the request, so this cannot be sent. Your text is kept here: copy it if somebody needs it.</source>
            <translation>الطلب خارج صلاحية اطلاعك، فلا يمكن إرسال هذه العملية. نصك محفوظ هنا، ويمكن نسخه عند الحاجة.</translation>
        </message>
        <message>
            <source>It was given up and is not sent. Its text is kept for 30 days.</source>
            <translation>استُبعدت ولن تُرسل. يبقى نصها محفوظًا 30 يومًا.</translation>
        </message>
        <message>
            <source>You have access to the request again. You can send this again, on the request as it is now.</source>
            <translation>عاد الطلب إلى صلاحية اطلاعك. يمكن إرسال هذه العملية من جديد على الطلب كما هو الآن.</translation>
        </message>
        <message>
            <source>The server could not take it yet. It is tried again by itself.</source>
            <translation>لم يتمكن الخادم من قبولها بعد، وتُعاد المحاولة تلقائيًا.</translation>
        </message>
        <message>
            <source>The server was not reached when it was tried. It is sent by itself once it is.</source>
            <translation>تعذر الوصول إلى الخادم عند المحاولة، وتُرسل تلقائيًا عند توفره.</translation>
        </message>
    </context>
    <context>
        <name>OutboxModel</name>
        <message>
            <source>What</source>
            <translation>العملية</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>حُفظت</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>الإشراف</translation>
        </message>
    </context>
    <context>
        <name>OutboxPage</name>
        <message>
            <source>Send all now</source>
            <translation>إرسال الكل الآن</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>قيد الانتظار</translation>
        </message>
        <message>
            <source>Discarded, last 30 days</source>
            <translation>المستبعدة، آخر 30 يومًا</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>المسودات</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) waiting</source>
            <translation>
                <numerusform>لا عمليات بانتظار الإرسال</numerusform>
                <numerusform>عملية واحدة بانتظار الإرسال</numerusform>
                <numerusform>عمليتان بانتظار الإرسال</numerusform>
                <numerusform>%n عمليات بانتظار الإرسال</numerusform>
                <numerusform>%n عملية بانتظار الإرسال</numerusform>
                <numerusform>%n عملية بانتظار الإرسال</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation>
                <numerusform>لا شيء يحتاج إليك</numerusform>
                <numerusform>واحدة تحتاج إليك</numerusform>
                <numerusform>اثنتان تحتاجان إليك</numerusform>
                <numerusform>%n تحتاج إليك</numerusform>
                <numerusform>%n تحتاج إليك</numerusform>
                <numerusform>%n تحتاج إليك</numerusform>
            </translation>
        </message>
        <message>
            <source>What you discard stays here for 30 days, so that its text can be copied.</source>
            <translation>ما تستبعده يبقى هنا 30 يومًا ليمكن نسخ نصه.</translation>
        </message>
        <message>
            <source>Nothing was discarded</source>
            <translation>لم يُستبعد شيء</translation>
        </message>
        <message>
            <source>A form that you close before sending it waits here and in its request.</source>
            <translation>النموذج الذي تغلقه قبل إرساله ينتظر هنا وفي طلبه.</translation>
        </message>
        <message>
            <source>No drafts</source>
            <translation>لا مسودات</translation>
        </message>
        <message>
            <source>What you do without a network waits here until the server has confirmed it.</source>
            <translation>ما تنجزه بلا شبكة ينتظر هنا حتى يؤكده الخادم.</translation>
        </message>
        <message>
            <source>Everything has been sent</source>
            <translation>أُرسل كل شيء</translation>
        </message>
        <message>
            <source>The text was copied.</source>
            <translation>نُسخ النص.</translation>
        </message>
        <message>
            <source>The reference was copied.</source>
            <translation>نُسخ المرجع.</translation>
        </message>
        <message>
            <source>Discard this draft?</source>
            <translation>حذف هذه المسودة؟</translation>
        </message>
        <message>
            <source>Its text is gone for good.</source>
            <translation>يضيع نصها نهائيًا.</translation>
        </message>
        <message>
            <source>Discard this operation?</source>
            <translation>استبعاد هذه العملية؟</translation>
        </message>
        <message>
            <source>It will not be sent. Its text is kept for 30 days and can be copied; its files are not.</source>
            <translation>لن تُرسل. يبقى نصها محفوظًا 30 يومًا ويمكن نسخه، أما ملفاتها فلا تُحفظ.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>استبعاد العملية</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>صندوق الصادر</translation>
        </message>
        <message numerus="yes">
            <source>Discard all %n held</source>
            <translation>
                <numerusform>لا عمليات موقوفة</numerusform>
                <numerusform>استبعاد العملية الموقوفة</numerusform>
                <numerusform>استبعاد العمليتين الموقوفتين</numerusform>
                <numerusform>استبعاد العمليات الموقوفة (%n)</numerusform>
                <numerusform>استبعاد العمليات الموقوفة (%n)</numerusform>
                <numerusform>استبعاد العمليات الموقوفة (%n)</numerusform>
            </translation>
        </message>
        <message>
            <source>They will not be sent. Their texts are kept for 30 days and can be copied; their files are not.</source>
            <translation>لن تُرسل. تبقى نصوصها محفوظة 30 يومًا ويمكن نسخها، أما ملفاتها فلا تُحفظ.</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>You no longer have access to the request; what you did to it is held.</source>
            <translation>أصبح الطلب خارج صلاحية اطلاعك؛ وما أجريته عليه موقوف.</translation>
        </message>
        <message numerus="yes">
            <source>Discard %n operation(s)?</source>
            <translation>
                <numerusform>استبعاد العمليات؟</numerusform>
                <numerusform>استبعاد عملية واحدة؟</numerusform>
                <numerusform>استبعاد عمليتين؟</numerusform>
                <numerusform>استبعاد %n عمليات؟</numerusform>
                <numerusform>استبعاد %n عملية؟</numerusform>
                <numerusform>استبعاد %n عملية؟</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OutboxTable</name>
        <message>
            <source>Operations waiting to be sent</source>
            <translation>عمليات بانتظار الإرسال</translation>
        </message>
    </context>
    <context>
        <name>OutcomePicker</name>
        <message>
            <source>Outcome</source>
            <translation>النتيجة</translation>
        </message>
    </context>
    <context>
        <name>OverflowRow</name>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
    </context>
    <context>
        <name>PageView</name>
        <message>
            <source>This page cannot be shown.</source>
            <translation>لا يمكن عرض هذه الصفحة.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseCard</name>
        <message>
            <source>Unlock</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Sign in as somebody else</source>
            <translation>الدخول بحساب آخر</translation>
        </message>
        <message>
            <source>Welcome back</source>
            <translation>أهلًا بعودتك</translation>
        </message>
        <message>
            <source>{user} is still signed in. The passphrase opens what is kept here.</source>
            <translation>جلسة {user} لا تزال قائمة. عبارة المرور تفتح ما حُفظ هنا.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseFields</name>
        <message>
            <source>Passphrase of this computer</source>
            <translation>عبارة مرور هذا الجهاز</translation>
        </message>
        <message>
            <source>Passphrase again</source>
            <translation>عبارة المرور مرة أخرى</translation>
        </message>
        <message>
            <source>Enter the passphrase.</source>
            <translation>أدخل عبارة المرور.</translation>
        </message>
        <message numerus="yes">
            <source>At least %n character(s).</source>
            <translation>
                <numerusform>لا حد أدنى.</numerusform>
                <numerusform>حرف واحد على الأقل.</numerusform>
                <numerusform>حرفان على الأقل.</numerusform>
                <numerusform>%n أحرف على الأقل.</numerusform>
                <numerusform>%n حرفًا على الأقل.</numerusform>
                <numerusform>%n حرف على الأقل.</numerusform>
            </translation>
        </message>
        <message>
            <source>The two passphrases differ.</source>
            <translation>العبارتان غير متطابقتين.</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show what is typed</source>
            <translation>إظهار المكتوب</translation>
        </message>
        <message>
            <source>The keyboard is writing Arabic letters.</source>
            <translation>لوحة المفاتيح تكتب بالحروف العربية.</translation>
        </message>
        <message>
            <source>Caps Lock is on.</source>
            <translation>مفتاح الأحرف الكبيرة مفعّل.</translation>
        </message>
        <message>
            <source>Hide what is typed</source>
            <translation>إخفاء المكتوب</translation>
        </message>
    </context>
    <context>
        <name>Pasting</name>
        <message>
            <source>Nothing was pasted: the text has {length} characters, and {limit} are allowed here. What you wrote is unchanged.</source>
            <translation>لم يُلصق شيء: عدد أحرف النص {length}، والمسموح به هنا {limit}. ما كُتب باقٍ كما هو.</translation>
        </message>
        <message>
            <source>This text takes no files or pictures. Attach them to a response to the applicant instead.</source>
            <translation>لا تُرفق الملفات والصور بهذا النص. يمكن إرفاقها بالرد على مقدم الطلب.</translation>
        </message>
    </context>
    <context>
        <name>PeopleList</name>
        <message>
            <source>Officers</source>
            <translation>الضباط</translation>
        </message>
    </context>
    <context>
        <name>PeopleModel</name>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>المهارات</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>الغياب</translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>جميع المعاملات</translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>لا معاملات</numerusform>
                <numerusform>معاملة واحدة</numerusform>
                <numerusform>معاملتان</numerusform>
                <numerusform>%n معاملات</numerusform>
                <numerusform>%n معاملة</numerusform>
                <numerusform>%n معاملة</numerusform>
            </translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
        <message>
            <source>Away today</source>
            <translation>غياب اليوم</translation>
        </message>
        <message>
            <source>You watch this queue</source>
            <translation>قائمة متابَعة</translation>
        </message>
        <message>
            <source>Open requests</source>
            <translation>الطلبات المفتوحة</translation>
        </message>
        <message>
            <source>from {first} to {last}</source>
            <translation>من {first} إلى {last}</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>Officers</source>
            <translation>الضباط</translation>
        </message>
        <message>
            <source>Drag requests here</source>
            <translation>اسحب الطلبات إلى الضابط</translation>
        </message>
    </context>
    <context>
        <name>PeopleSection</name>
        <message>
            <source>People of your offices</source>
            <translation>موظفو إداراتك</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>جارٍ التحميل…</translation>
        </message>
        <message>
            <source>Nobody shares an office with you.</source>
            <translation>لا يوجد من يعمل معك في إدارتك.</translation>
        </message>
        <message>
            <source>No people</source>
            <translation>لا يوجد موظفون</translation>
        </message>
        <message>
            <source>The people could not be read</source>
            <translation>تعذرت قراءة بيانات الموظفين</translation>
        </message>
    </context>
    <context>
        <name>PersonChoice</name>
        <message>
            <source>Everybody</source>
            <translation>الجميع</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Arabic digits</source>
            <translation>الأرقام العربية المشرقية</translation>
        </message>
        <message>
            <source>My absence…</source>
            <translation>غيابي…</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>تسجيل الخروج</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>حسب النظام</translation>
        </message>
        <message>
            <source>Rows of the list</source>
            <translation>صفوف القائمة</translation>
        </message>
        <message>
            <source>Open the next request</source>
            <translation>فتح الطلب التالي</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>متراصة</translation>
        </message>
        <message>
            <source>Go back to the list</source>
            <translation>العودة إلى القائمة</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>متباعدة</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>عادية</translation>
        </message>
        <message>
            <source>After finishing a request</source>
            <translation>بعد إنجاز الطلب</translation>
        </message>
        <message>
            <source>Stay on the request</source>
            <translation>البقاء في الطلب</translation>
        </message>
    </context>
    <context>
        <name>PersonPanel</name>
        <message>
            <source>Waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
        <message>
            <source>Absence…</source>
            <translation>الغياب…</translation>
        </message>
        <message>
            <source>Skills…</source>
            <translation>المهارات…</translation>
        </message>
        <message>
            <source>Watch this queue</source>
            <translation>متابعة القائمة</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>الدور</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>الإدارة</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>المهارات</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>الغياب</translation>
        </message>
        <message>
            <source>Absent on</source>
            <translation>الغياب يوم</translation>
        </message>
        <message>
            <source>Absent from</source>
            <translation>الغياب من</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>حتى</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>البديل</translation>
        </message>
        <message>
            <source>Stop watching</source>
            <translation>إنهاء المتابعة</translation>
        </message>
        <message>
            <source>You are notified of what others do with this person's requests.</source>
            <translation>تُبلَّغ بما يجريه الآخرون على طلبات هذا الموظف.</translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>جميع المعاملات</translation>
        </message>
        <message>
            <source>None</source>
            <translation>لا يوجد</translation>
        </message>
        <message>
            <source>Open requests</source>
            <translation>الطلبات المفتوحة</translation>
        </message>
    </context>
    <context>
        <name>Placeholder</name>
        <message>
            <source>Name of the applicant</source>
            <translation>اسم مقدم الطلب</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>نوع المعاملة</translation>
        </message>
        <message>
            <source>Missing documents, one a line</source>
            <translation>المستندات الناقصة</translation>
        </message>
        <message>
            <source>Name of the officer</source>
            <translation>اسم الضابط</translation>
        </message>
    </context>
    <context>
        <name>PreviewBar</name>
        <message>
            <source>Include internal notes</source>
            <translation>تضمين الملاحظات الداخلية</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>الصفحة كاملة</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>ملاءمة اتساع الصفحة</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>تصغير</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>تكبير</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>حفظ باسم…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>طباعة…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Page {page} of {count}</source>
            <translation>الصفحة {page} من {count}</translation>
        </message>
        <message>
            <source>Summary of the request</source>
            <translation>ملخص الطلب</translation>
        </message>
        <message>
            <source>Showing it is recorded</source>
            <translation>يُسجَّل إظهاره</translation>
        </message>
        <message>
            <source>Show the identity number</source>
            <translation>إظهار رقم الهوية</translation>
        </message>
    </context>
    <context>
        <name>ProgressLine</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>Queue</name>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>Applicant</source>
            <translation>مقدم الطلب</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>نوع المعاملة</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>الموعد النهائي</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>المسند إليه</translation>
        </message>
        <message>
            <source>Last update</source>
            <translation>آخر تحديث</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>الصادر</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>غير مسند</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>متوقف</translation>
        </message>
        <message>
            <source>Being calculated</source>
            <translation>قيد الحساب</translation>
        </message>
        <message>
            <source>Overdue since {date}</source>
            <translation>متأخر منذ {date}</translation>
        </message>
        <message>
            <source>Due {date}</source>
            <translation>الموعد النهائي {date}</translation>
        </message>
        <message>
            <source>Needs your decision</source>
            <translation>يحتاج إلى قرارك</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
        <message>
            <source>The requests are being downloaded for the first time</source>
            <translation>يجري جلب الطلبات لأول مرة</translation>
        </message>
        <message>
            <source>They will appear here as soon as they are on this computer.</source>
            <translation>ستظهر هنا فور وصولها إلى هذا الجهاز.</translation>
        </message>
        <message>
            <source>No request matches</source>
            <translation>لا يوجد طلب مطابق</translation>
        </message>
        <message>
            <source>Try another word or fewer filters.</source>
            <translation>جرّب كلمة أخرى أو قلّل عوامل التصفية.</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>عرض الكل</translation>
        </message>
        <message>
            <source>Take one from the unassigned requests of your office.</source>
            <translation>يمكنك استلام طلب من طلبات إدارتك غير المسندة.</translation>
        </message>
        <message>
            <source>Every request of your office is assigned</source>
            <translation>جميع طلبات إدارتك مسندة</translation>
        </message>
        <message>
            <source>You are not watching any request</source>
            <translation>لا تتابع أي طلب</translation>
        </message>
        <message>
            <source>Press Ctrl+B on a request to be notified of its changes.</source>
            <translation>اضغط ⁦Ctrl+B⁩ على طلب لتصلك مستجداته.</translation>
        </message>
        <message>
            <source>There is no request that you may see</source>
            <translation>لا توجد طلبات ضمن صلاحية اطلاعك</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>موعدها اليوم</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>لاحقًا</translation>
        </message>
        <message>
            <source>Came back from the applicant</source>
            <translation>عاد من مقدم الطلب</translation>
        </message>
        <message>
            <source>Closed ones are shown where their status is asked for.</source>
            <translation>تظهر الطلبات المغلقة عند اختيار حالتها في التصفية.</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>متأخر</translation>
        </message>
        <message>
            <source>No finished request of yours</source>
            <translation>لا طلب منجز من طلباتك</translation>
        </message>
        <message>
            <source>No request of yours is with the applicant</source>
            <translation>لا طلب من طلباتك لدى مقدم الطلب</translation>
        </message>
        <message>
            <source>No request waits for you</source>
            <translation>لا طلب بانتظار إجرائك</translation>
        </message>
        <message>
            <source>Without a running deadline</source>
            <translation>بلا مهلة جارية</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>الجوال</translation>
        </message>
        <message>
            <source>Passport number</source>
            <translation>رقم الجواز</translation>
        </message>
        <message>
            <source>Nationality</source>
            <translation>الجنسية</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>البريد الإلكتروني</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>رقم الهوية</translation>
        </message>
        <message>
            <source>Show in “{shelf}”</source>
            <translation>عرض في «{shelf}»</translation>
        </message>
        <message>
            <source>Name of a file</source>
            <translation>اسم مرفق</translation>
        </message>
        <message>
            <source>Latin name</source>
            <translation>الاسم اللاتيني</translation>
        </message>
        <message>
            <source>Arabic name</source>
            <translation>الاسم العربي</translation>
        </message>
        <message>
            <source>Nothing matches in this list.</source>
            <translation>لا شيء مطابق في هذه القائمة.</translation>
        </message>
        <message>
            <source>Found in</source>
            <translation>موضع المطابقة</translation>
        </message>
        <message>
            <source>Messages and notes</source>
            <translation>الردود والملاحظات</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>الوصف</translation>
        </message>
    </context>
    <context>
        <name>QueueActs</name>
        <message>
            <source>Clear the selection</source>
            <translation>إزالة التحديد</translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) selected</source>
            <translation>
                <numerusform>لم يُحدد أي طلب</numerusform>
                <numerusform>حُدد طلب واحد</numerusform>
                <numerusform>حُدد طلبان</numerusform>
                <numerusform>حُددت %n طلبات</numerusform>
                <numerusform>حُدد %n طلبًا</numerusform>
                <numerusform>حُدد %n طلب</numerusform>
            </translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Assign…</source>
            <translation>إسناد…</translation>
        </message>
        <message>
            <source>Return to office</source>
            <translation>إعادة إلى الإدارة</translation>
        </message>
        <message>
            <source>Distribute…</source>
            <translation>توزيع…</translation>
        </message>
        <message>
            <source>Offer to office…</source>
            <translation>تحويل إلى إدارة…</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>QueueFilters</name>
        <message>
            <source>Awaiting approval</source>
            <translation>بانتظار الاعتماد</translation>
        </message>
        <message>
            <source>Offered to us</source>
            <translation>مقترح تحويلها إلينا</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>مسح التصفية</translation>
        </message>
        <message>
            <source>All services</source>
            <translation>جميع المعاملات</translation>
        </message>
        <message>
            <source>All statuses</source>
            <translation>جميع الحالات</translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>لا حالات</numerusform>
                <numerusform>حالة واحدة</numerusform>
                <numerusform>حالتان</numerusform>
                <numerusform>%n حالات</numerusform>
                <numerusform>%n حالةً</numerusform>
                <numerusform>%n حالة</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueHead</name>
        <message>
            <source>Take the next request</source>
            <translation>الطلب التالي لي</translation>
        </message>
        <message>
            <source>Distribute all…</source>
            <translation>توزيع الكل…</translation>
        </message>
        <message>
            <source>Officers</source>
            <translation>الضباط</translation>
        </message>
        <message numerus="yes">
            <source>%n request(s)</source>
            <translation>
                <numerusform>لا توجد طلبات</numerusform>
                <numerusform>طلب واحد</numerusform>
                <numerusform>طلبان</numerusform>
                <numerusform>%n طلبات</numerusform>
                <numerusform>%n طلبًا</numerusform>
                <numerusform>%n طلب</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the first %n request(s)</source>
            <translation>
                <numerusform>لا توجد طلبات</numerusform>
                <numerusform>أول طلب</numerusform>
                <numerusform>أول طلبين</numerusform>
                <numerusform>أول %n طلبات</numerusform>
                <numerusform>أول %n طلبًا</numerusform>
                <numerusform>أول %n طلب</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueNews</name>
        <message numerus="yes">
            <source>%n watched request(s) have news</source>
            <translation>
                <numerusform>لا مستجدات في ما تتابعه</numerusform>
                <numerusform>طلب واحد مما تتابعه فيه مستجدات</numerusform>
                <numerusform>طلبان مما تتابعه فيهما مستجدات</numerusform>
                <numerusform>%n طلبات مما تتابعه فيها مستجدات</numerusform>
                <numerusform>%n طلبًا مما تتابعه فيها مستجدات</numerusform>
                <numerusform>%n طلب مما تتابعه فيها مستجدات</numerusform>
            </translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>عرضها</translation>
        </message>
        <message>
            <source>I have seen it</source>
            <translation>اطلعت عليها</translation>
        </message>
        <message>
            <source>News in watched requests</source>
            <translation>مستجدات ما تتابعه</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>Search number, name, identity number, description, responses</source>
            <translation>ابحث برقم الطلب أو الاسم أو رقم الهوية أو الوصف أو الردود</translation>
        </message>
        <message>
            <source>Work order</source>
            <translation>ترتيب العمل</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Administration</source>
            <translation>الإشراف</translation>
        </message>
        <message>
            <source>Audit trail</source>
            <translation>سجل التدقيق</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>لوحة المؤشرات</translation>
        </message>
        <message>
            <source>My figures</source>
            <translation>مؤشراتي</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>صندوق الصادر</translation>
        </message>
        <message>
            <source>Tawasul Desk</source>
            <translation>مكتب تواصل</translation>
        </message>
        <message>
            <source>Passports</source>
            <translation>الجوازات</translation>
        </message>
        <message>
            <source>Your settings</source>
            <translation>إعداداتك</translation>
        </message>
    </context>
    <context>
        <name>RefusalSheet</name>
        <message>
            <source>Refuse this text?</source>
            <translation>رفض هذا النص؟</translation>
        </message>
        <message>
            <source>Refuse the text</source>
            <translation>رفض النص</translation>
        </message>
        <message>
            <source>Why? Who proposed it reads the reason.</source>
            <translation>ما السبب؟ يقرؤه من اقترح النص.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
    </context>
    <context>
        <name>RepairsStrip</name>
        <message>
            <source>Open the outbox</source>
            <translation>فتح صندوق الصادر</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>فهمت</translation>
        </message>
        <message>
            <source>The copy of the requests on this computer was damaged. It was set aside and is fetched again from the server. Your own work is kept.</source>
            <translation>تضررت نسخة الطلبات على هذا الجهاز، فوُضعت جانبًا وتُجلب من الخادم من جديد. أما عملك أنت فمحفوظ.</translation>
        </message>
        <message>
            <source>The second copy of your outbox was damaged and has been rewritten. Nothing is lost.</source>
            <translation>تضررت النسخة الثانية من صندوق الصادر فكُتبت من جديد. لم يضع شيء.</translation>
        </message>
        <message>
            <source>A damaged file on this computer was repaired from its second copy. Nothing is lost.</source>
            <translation>تضرر ملف على هذا الجهاز فأُصلح من نسخته الثانية. لم يضع شيء.</translation>
        </message>
        <message>
            <source>Unsent work of yours may be kept on this computer under the address {server}. To see and send it, sign in at that address.</source>
            <translation>قد يكون لك عمل غير مرسل محفوظ في هذا الجهاز تحت العنوان {server}. للاطلاع عليه وإرساله سجّل الدخول إلى ذلك العنوان.</translation>
        </message>
    </context>
    <context>
        <name>ReportPreview</name>
        <message>
            <source>Building the summary…</source>
            <translation>جارٍ إعداد الملخص…</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>جارٍ الطباعة…</translation>
        </message>
        <message>
            <source>The summary was saved.</source>
            <translation>حُفظ الملخص.</translation>
        </message>
        <message>
            <source>The summary could not be built</source>
            <translation>تعذر إعداد الملخص</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Save the summary</source>
            <translation>حفظ الملخص</translation>
        </message>
        <message>
            <source>The summary was printed.</source>
            <translation>طُبع الملخص.</translation>
        </message>
        <message>
            <source>Printing was stopped.</source>
            <translation>أُوقفت الطباعة.</translation>
        </message>
        <message>
            <source>Summary of the request</source>
            <translation>ملخص الطلب</translation>
        </message>
        <message>
            <source>Internal notes are included. They are for staff only: do not give this paper to the applicant.</source>
            <translation>الملخص يتضمن الملاحظات الداخلية، وهي للموظفين وحدهم. لا تسلّم هذه الورقة لمقدم الطلب.</translation>
        </message>
        <message>
            <source>Who shows the identity number, prints or saves this summary, and when, is recorded.</source>
            <translation>يُسجَّل إظهار رقم الهوية وطباعة هذا الملخص وحفظه، باسم من قام بذلك ووقته.</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search</source>
            <translation>بحث</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>مسح البحث</translation>
        </message>
    </context>
    <context>
        <name>ServiceMenu</name>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>لا معاملات</numerusform>
                <numerusform>معاملة واحدة</numerusform>
                <numerusform>معاملتان</numerusform>
                <numerusform>%n معاملات</numerusform>
                <numerusform>%n معاملة</numerusform>
                <numerusform>%n معاملة</numerusform>
            </translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>جميع المعاملات</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Leave without keeping this?</source>
            <translation>المغادرة دون حفظ؟</translation>
        </message>
        <message>
            <source>What you filled in here is not kept.</source>
            <translation>لن يُحفظ ما أدخلته هنا.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>مغادرة</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>مواصلة التحرير</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>There is no other request in this list.</source>
            <translation>لا يوجد طلب آخر في هذه القائمة.</translation>
        </message>
        <message>
            <source>Next awaiting approval</source>
            <translation>التالي بانتظار الاعتماد</translation>
        </message>
        <message>
            <source>Nothing else awaits your approval.</source>
            <translation>لا يوجد طلب آخر ينتظر اعتمادك.</translation>
        </message>
    </context>
    <context>
        <name>SiblingList</name>
        <message>
            <source>Attachments of this request</source>
            <translation>مرفقات هذا الطلب</translation>
        </message>
    </context>
    <context>
        <name>SideCard</name>
        <message>
            <source>No text</source>
            <translation>بلا نص</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>النص</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>مسند إلى</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>بواسطة</translation>
        </message>
        <message>
            <source>{fact} (changed)</source>
            <translation>{fact} (تغيّر)</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>تغيّر</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>الإدارة</translation>
        </message>
        <message>
            <source>Offered to</source>
            <translation>اقتُرح تحويله إلى</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>الاعتماد</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>غير مسند</translation>
        </message>
        <message>
            <source>No other office</source>
            <translation>لا إدارة أخرى</translation>
        </message>
        <message>
            <source>Approved by {name}</source>
            <translation>باعتماد {name}</translation>
        </message>
        <message>
            <source>Asked for by {name}</source>
            <translation>بطلب من {name}</translation>
        </message>
        <message>
            <source>Not asked for</source>
            <translation>لم يُطلب</translation>
        </message>
        <message>
            <source>Applicant or service</source>
            <translation>مقدم الطلب أو الخدمة</translation>
        </message>
        <message>
            <source>The applicant</source>
            <translation>مقدم الطلب</translation>
        </message>
        <message>
            <source>{fact} (your change)</source>
            <translation>{fact} (تغييرك)</translation>
        </message>
    </context>
    <context>
        <name>SightingSheet</name>
        <message>
            <source>Moon sighting</source>
            <translation>رؤية الهلال</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>As the Supreme Court announced it. Ramadan hours and the two Eids move with it.</source>
            <translation>وفق ما أعلنته المحكمة العليا. وتتغير تبعًا لذلك ساعات الدوام في رمضان وإجازتا العيدين.</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>الشهر</translation>
        </message>
        <message>
            <source>Begins on</source>
            <translation>يبدأ في</translation>
        </message>
    </context>
    <context>
        <name>SignInAgainDialog</name>
        <message>
            <source>Sign in again</source>
            <translation>تسجيل الدخول من جديد</translation>
        </message>
    </context>
    <context>
        <name>SignInCard</name>
        <message>
            <source>Server</source>
            <translation>الخادم</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>اسم المستخدم</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Signing in …</source>
            <translation>جارٍ تسجيل الدخول…</translation>
        </message>
        <message>
            <source>Fill this in.</source>
            <translation>املأ هذا الحقل.</translation>
        </message>
        <message>
            <source>With your account of the passport department.</source>
            <translation>بحسابك في إدارة الجوازات.</translation>
        </message>
        <message>
            <source>Demonstration with made-up data. You are:</source>
            <translation>نسخة تجريبية ببيانات مختلقة. ادخل بصفة:</translation>
        </message>
    </context>
    <context>
        <name>SignedOutBanner</name>
        <message>
            <source>Your session has ended. Go on working: everything is kept and sent once you sign in.</source>
            <translation>انتهت جلستك. واصل عملك، فكل شيء محفوظ ويُرسل متى سجلت الدخول.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>تسجيل الدخول من جديد</translation>
        </message>
    </context>
    <context>
        <name>SkillsSheet</name>
        <message>
            <source>Skills: {name}</source>
            <translation>مهارات: {name}</translation>
        </message>
        <message>
            <source>Save the skills</source>
            <translation>حفظ المهارات</translation>
        </message>
        <message>
            <source>Every service, also those still to come</source>
            <translation>جميع المعاملات، وما يُضاف منها لاحقًا</translation>
        </message>
        <message>
            <source>Choose at least one service, or every service.</source>
            <translation>اختر معاملة واحدة على الأقل، أو جميع المعاملات.</translation>
        </message>
    </context>
    <context>
        <name>Standing</name>
        <message>
            <source>Offered to {office} by {name}</source>
            <translation>اقتُرح تحويله إلى {office} من قِبل {name}</translation>
        </message>
        <message>
            <source>Offered to {office}</source>
            <translation>اقتُرح تحويله إلى {office}</translation>
        </message>
        <message>
            <source>{sentence} · it stays with {office} until it is accepted</source>
            <translation>{sentence} · يبقى لدى {office} حتى يُقبل</translation>
        </message>
        <message>
            <source>Awaiting the approval of a second officer</source>
            <translation>بانتظار اعتماد ضابط ثانٍ</translation>
        </message>
        <message>
            <source>Awaiting the approval of a second officer · asked by {name}</source>
            <translation>بانتظار اعتماد ضابط ثانٍ · بطلب من {name}</translation>
        </message>
        <message>
            <source>{sentence} · outcome: {outcome}</source>
            <translation>{sentence} · النتيجة: {outcome}</translation>
        </message>
        <message>
            <source>Saved on this computer – waiting to be sent</source>
            <translation>محفوظ على هذا الجهاز – بانتظار الإرسال</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>The clock of this computer is wrong</source>
            <translation>ساعة هذا الجهاز غير مضبوطة</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>إيقاف</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>مزامنة الآن</translation>
        </message>
        <message>
            <source>Last sync: {age}</source>
            <translation>آخر مزامنة: {age}</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) waiting to be sent</source>
            <translation>
                <numerusform>لا عمليات بانتظار الإرسال</numerusform>
                <numerusform>عملية واحدة بانتظار الإرسال</numerusform>
                <numerusform>عمليتان بانتظار الإرسال</numerusform>
                <numerusform>%n عمليات بانتظار الإرسال</numerusform>
                <numerusform>%n عملية بانتظار الإرسال</numerusform>
                <numerusform>%n عملية بانتظار الإرسال</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) need(s) you</source>
            <translation>
                <numerusform>لا عمليات تحتاج إليك</numerusform>
                <numerusform>عملية واحدة تحتاج إليك</numerusform>
                <numerusform>عمليتان تحتاجان إليك</numerusform>
                <numerusform>%n عمليات تحتاج إليك</numerusform>
                <numerusform>%n عملية تحتاج إليك</numerusform>
                <numerusform>%n عملية تحتاج إليك</numerusform>
            </translation>
        </message>
        <message>
            <source>Synchronising …</source>
            <translation>جارٍ المزامنة…</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} من {total}</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>جارٍ الاتصال…</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>متصل</translation>
        </message>
        <message>
            <source>Offline: your work is saved here</source>
            <translation>غير متصل، وعملك محفوظ هنا</translation>
        </message>
        <message>
            <source>Signed out: your work is saved here</source>
            <translation>انتهت الجلسة، وعملك محفوظ هنا</translation>
        </message>
        <message>
            <source>Server fault: your work is saved here</source>
            <translation>خلل في الخادم، وعملك محفوظ هنا</translation>
        </message>
        <message>
            <source>Server not trusted: nothing is sent</source>
            <translation>الخادم غير موثوق، ولا يُرسل شيء</translation>
        </message>
        <message>
            <source>Check this computer's date: nothing is sent</source>
            <translation>تحقق من تاريخ هذا الجهاز: لا يُرسل شيء</translation>
        </message>
        <message>
            <source>The proxy cannot be used: your work is saved here</source>
            <translation>تعذر استخدام الخادم الوكيل: عملك محفوظ هنا</translation>
        </message>
        <message>
            <source>The network refuses what is read: your work is saved here</source>
            <translation>ترفض الشبكة القراءة من الخادم: عملك محفوظ هنا</translation>
        </message>
        <message>
            <source>This program must be updated</source>
            <translation>يلزم تحديث هذا البرنامج</translation>
        </message>
    </context>
    <context>
        <name>Steering</name>
        <message>
            <source>Absent</source>
            <translation>غياب</translation>
        </message>
        <message>
            <source>{name} is absent until {day}.</source>
            <translation>غياب {name} حتى {day}.</translation>
        </message>
        <message>
            <source>{name} stands in.</source>
            <translation>البديل: {name}.</translation>
        </message>
        <message>
            <source>{name} does not handle: {services}</source>
            <translation>معاملات ليست من مهارات {name}: {services}</translation>
        </message>
        <message>
            <source>Knows the applicant from an earlier request</source>
            <translation>معالجة طلب سابق لمقدم الطلب نفسه</translation>
        </message>
        <message>
            <source>Stands in for an absent officer</source>
            <translation>نيابةً عن ضابط غائب</translation>
        </message>
        <message>
            <source>Handles this service and has the fewest</source>
            <translation>المعاملة ضمن المهارات والأقل طلبات</translation>
        </message>
        <message>
            <source>Has the fewest requests</source>
            <translation>الأقل طلبات</translation>
        </message>
        <message>
            <source>Finished already: stays</source>
            <translation>منتهٍ: يبقى كما هو</translation>
        </message>
        <message>
            <source>Offered to another office: stays</source>
            <translation>مقترح تحويله إلى إدارة أخرى: يبقى كما هو</translation>
        </message>
        <message>
            <source>Its office has no officer: stays</source>
            <translation>لا ضابط في إدارته: يبقى كما هو</translation>
        </message>
        <message>
            <source>Nobody handles this service: stays</source>
            <translation>المعاملة ليست من مهارات أحد: يبقى كما هو</translation>
        </message>
        <message>
            <source>Everybody who could is absent: stays</source>
            <translation>كل من يستطيع غائب: يبقى كما هو</translation>
        </message>
        <message>
            <source>Only its own applicant could take it: stays</source>
            <translation>لا يستلمه إلا مقدمه: يبقى كما هو</translation>
        </message>
        <message>
            <source>You are its applicant</source>
            <translation>أنت مقدم الطلب</translation>
        </message>
        <message>
            <source>You do not handle this service</source>
            <translation>هذه المعاملة ليست من مهاراتك</translation>
        </message>
        <message>
            <source>It is offered to another office</source>
            <translation>مقترح تحويله إلى إدارة أخرى</translation>
        </message>
        <message>
            <source>You tried to take it and could not</source>
            <translation>حاولت استلامه وتعذر ذلك</translation>
        </message>
        <message>
            <source>It is assigned to this person already.</source>
            <translation>مسند بالفعل إلى الضابط نفسه.</translation>
        </message>
        <message>
            <source>It is unassigned at the office already.</source>
            <translation>غير مسند إلى أحد، وهو في الإدارة بالفعل.</translation>
        </message>
        <message>
            <source>You can no longer see it.</source>
            <translation>لم يعد ضمن صلاحيتك.</translation>
        </message>
        <message>
            <source>{reason} ({count})</source>
            <translation>{reason} ({count})</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>TemplateButton</name>
        <message>
            <source>Templates</source>
            <translation>القوالب</translation>
        </message>
        <message>
            <source>Insert a response text</source>
            <translation>إدراج نص رد جاهز</translation>
        </message>
    </context>
    <context>
        <name>TextForm</name>
        <message>
            <source>Title in Arabic</source>
            <translation>العنوان بالعربية</translation>
        </message>
        <message>
            <source>Title in English</source>
            <translation>العنوان بالإنجليزية</translation>
        </message>
        <message>
            <source>Any response</source>
            <translation>أي رد</translation>
        </message>
        <message>
            <source>Response text</source>
            <translation>نص الرد</translation>
        </message>
        <message>
            <source>How it will read</source>
            <translation>كما سيظهر</translation>
        </message>
        <message>
            <source>Propose this text</source>
            <translation>اقتراح النص</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>العودة إلى القائمة</translation>
        </message>
        <message>
            <source>Give a title.</source>
            <translation>اكتب عنوانًا.</translation>
        </message>
        <message>
            <source>Write the text first.</source>
            <translation>اكتب النص أولًا.</translation>
        </message>
        <message>
            <source>Nothing was changed yet.</source>
            <translation>لم يتغير شيء بعد.</translation>
        </message>
        <message>
            <source>{words} is no placeholder and would be sent as it stands.</source>
            <translation>{words} ليس حقلًا معروفًا، وسيُرسل كما هو.</translation>
        </message>
        <message>
            <source>The list of missing documents is not in this text.</source>
            <translation>لا يتضمن هذا النص قائمة المستندات الناقصة.</translation>
        </message>
        <message>
            <source>Used for</source>
            <translation>يُستخدم عند</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>المعاملات</translation>
        </message>
        <message>
            <source>Insert at the cursor:</source>
            <translation>إدراج عند موضع المؤشر:</translation>
        </message>
        <message>
            <source>None in particular</source>
            <translation>بلا نتيجة محددة</translation>
        </message>
        <message>
            <source>Outcome that it tells</source>
            <translation>النتيجة التي يفيد بها</translation>
        </message>
    </context>
    <context>
        <name>TextPanel</name>
        <message>
            <source>Response text</source>
            <translation>نص الرد</translation>
        </message>
        <message>
            <source>Struck through: removed. Underlined: added.</source>
            <translation>المشطوب يُحذف، والمسطَّر يُضاف.</translation>
        </message>
        <message>
            <source>Propose a change</source>
            <translation>اقتراح تعديل</translation>
        </message>
        <message>
            <source>Refuse…</source>
            <translation>رفض…</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>اعتماد</translation>
        </message>
        <message>
            <source>{name} refused what you proposed, on {day}: {reason}</source>
            <translation>رُفض ما اقترحته بتاريخ {day} من قِبل {name}. السبب: {reason}</translation>
        </message>
        <message>
            <source>You approved it.</source>
            <translation>اعتمدته.</translation>
        </message>
        <message>
            <source>You refused it.</source>
            <translation>رفضته.</translation>
        </message>
        <message>
            <source>You proposed this. Another supervisor has to approve it.</source>
            <translation>أنت من اقترح هذا النص، ويلزم أن يعتمده مشرف آخر.</translation>
        </message>
        <message>
            <source>{name} proposes a new text.</source>
            <translation>نص جديد مقترح من {name}.</translation>
        </message>
        <message>
            <source>{name} proposes to change this text.</source>
            <translation>تعديل لهذا النص مقترح من {name}.</translation>
        </message>
    </context>
    <context>
        <name>TextsModel</name>
        <message>
            <source>Response text</source>
            <translation>نص الرد</translation>
        </message>
        <message>
            <source>Used for</source>
            <translation>يُستخدم عند</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Any response</source>
            <translation>أي رد</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>بانتظار الاعتماد</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>مرفوض</translation>
        </message>
        <message>
            <source>In force, version {version}</source>
            <translation>سارٍ، الإصدار {version}</translation>
        </message>
    </context>
    <context>
        <name>TextsSection</name>
        <message>
            <source>Response texts</source>
            <translation>نصوص الردود</translation>
        </message>
        <message>
            <source>New text</source>
            <translation>نص جديد</translation>
        </message>
        <message>
            <source>The text you were writing is here again.</source>
            <translation>استُعيد النص الذي كنت تكتبه.</translation>
        </message>
        <message>
            <source>Discard this text?</source>
            <translation>حذف هذا النص؟</translation>
        </message>
        <message>
            <source>It was not proposed yet. If you go on writing, it is kept as a draft.</source>
            <translation>لم يُقترح بعد. إن تابعت الكتابة حُفظ مسودةً.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>مواصلة التحرير</translation>
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>تطبيق</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>التراجع عن التعديلات</translation>
        </message>
        <message>
            <source>Your unsent changes to the working time are here again.</source>
            <translation>استُعيدت تعديلاتك غير المرسلة على أوقات العمل.</translation>
        </message>
        <message>
            <source>With this, the office would not be open for years.</source>
            <translation>بهذا لن تعمل الإدارة لسنوات.</translation>
        </message>
        <message>
            <source>The usual working time; this office has none of its own yet.</source>
            <translation>أوقات العمل المعتادة؛ لم تُحدد لهذه الإدارة أوقات خاصة بعد.</translation>
        </message>
        <message>
            <source>Working hours from now on: {hours}</source>
            <translation>ساعات العمل من الآن: {hours}</translation>
        </message>
        <message>
            <source>Changed but not applied yet. It is kept here as a draft.</source>
            <translation>عُدّلت ولم تُطبَّق بعد. التعديلات محفوظة هنا مسودةً.</translation>
        </message>
        <message>
            <source>Apply this working time?</source>
            <translation>تطبيق أوقات العمل هذه؟</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>مواصلة التحرير</translation>
        </message>
        <message>
            <source>Discard your changes?</source>
            <translation>التراجع عن تعديلاتك؟</translation>
        </message>
        <message>
            <source>The working time was changed here and not put in force.</source>
            <translation>عُدّلت أوقات العمل هنا ولم تُطبَّق.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>تراجع</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>الإدارة</translation>
        </message>
        <message>
            <source>The next four weeks</source>
            <translation>الأسابيع الأربعة القادمة</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Visible to the applicant</source>
            <translation>يظهر لمقدم الطلب</translation>
        </message>
        <message>
            <source>Internal: staff only</source>
            <translation>داخلي: للموظفين فقط</translation>
        </message>
        <message>
            <source>From the applicant</source>
            <translation>من مقدم الطلب</translation>
        </message>
        <message>
            <source>Saved on this computer – waiting to be sent</source>
            <translation>محفوظ على هذا الجهاز – بانتظار الإرسال</translation>
        </message>
        <message>
            <source>Assigned to: {name}</source>
            <translation>أُسند إلى: {name}</translation>
        </message>
        <message>
            <source>Outcome: {outcome}</source>
            <translation>النتيجة: {outcome}</translation>
        </message>
        <message>
            <source>Office: {office}</source>
            <translation>الإدارة: {office}</translation>
        </message>
        <message>
            <source>Asked for:</source>
            <translation>المطلوب:</translation>
        </message>
        <message>
            <source>By the system: nothing more happened within the time set for this service</source>
            <translation>من النظام: لم يُتخذ إجراء آخر خلال المدة المحددة لهذه الخدمة</translation>
        </message>
        <message>
            <source>New since your last look · {when}</source>
            <translation>الجديد منذ آخر اطلاع · {when}</translation>
        </message>
    </context>
    <context>
        <name>ToldDialog</name>
        <message>
            <source>Request number</source>
            <translation>رقم الطلب</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>ViewerBar</name>
        <message>
            <source>Attachment {place} of {count} · {size}</source>
            <translation>المرفق {place} من {count} · {size}</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>من {count}</translation>
        </message>
        <message>
            <source>Previous attachment</source>
            <translation>المرفق السابق</translation>
        </message>
        <message>
            <source>Next attachment</source>
            <translation>المرفق التالي</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>الصفحة كاملة</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>ملاءمة اتساع الصفحة</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>تكبير</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>تصغير</translation>
        </message>
        <message>
            <source>Rotate left</source>
            <translation>تدوير إلى اليسار</translation>
        </message>
        <message>
            <source>Rotate right</source>
            <translation>تدوير إلى اليمين</translation>
        </message>
        <message>
            <source>Find in this document</source>
            <translation>البحث في هذا المستند</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>حفظ نسخة</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>الصفحة</translation>
        </message>
        <message>
            <source>Not scanned for malware</source>
            <translation>لم يُفحص بحثًا عن برمجيات ضارة</translation>
        </message>
    </context>
    <context>
        <name>WeeksAhead</name>
        <message>
            <source>The next four weeks</source>
            <translation>الأسابيع الأربعة القادمة</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} س</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Tawasul Desk</source>
            <translation>مكتب تواصل</translation>
        </message>
        <message>
            <source>What you wrote is kept here, encrypted.</source>
            <translation>ما كتبته محفوظ هنا مشفّرًا.</translation>
        </message>
        <message>
            <source>Sign out?</source>
            <translation>تسجيل الخروج؟</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>تسجيل الخروج</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>البقاء</translation>
        </message>
        <message>
            <source>Close the program?</source>
            <translation>إغلاق البرنامج؟</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>WindowRow</name>
        <message>
            <source>Opens</source>
            <translation>الافتتاح</translation>
        </message>
        <message>
            <source>Closes</source>
            <translation>الإغلاق</translation>
        </message>
        <message>
            <source>Remove these hours</source>
            <translation>حذف هذه الساعات</translation>
        </message>
        <message>
            <source>to</source>
            <translation>إلى</translation>
        </message>
    </context>
    <context>
        <name>WindowsField</name>
        <message>
            <source>Add hours</source>
            <translation>إضافة ساعات</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>New</source>
            <translation>جديد</translation>
        </message>
        <message>
            <source>Under processing</source>
            <translation>تحت المعالجة</translation>
        </message>
        <message>
            <source>Returned to applicant</source>
            <translation>معاد لمقدم الطلب</translation>
        </message>
        <message>
            <source>Back from applicant</source>
            <translation>عاد من مقدم الطلب</translation>
        </message>
        <message>
            <source>Processed</source>
            <translation>تمت المعالجة</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>مغلق</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>موافقة</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>رفض</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>إجابة</translation>
        </message>
        <message>
            <source>Passport officer</source>
            <translation>ضابط جوازات</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>مشرف</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>مدقق</translation>
        </message>
        <message>
            <source>My requests</source>
            <translation>طلباتي</translation>
        </message>
        <message>
            <source>Being scanned</source>
            <translation>قيد الفحص</translation>
        </message>
        <message>
            <source>Scanned, clean</source>
            <translation>فُحص وهو سليم</translation>
        </message>
        <message>
            <source>Blocked by the malware scan</source>
            <translation>محجوب بفحص البرمجيات الضارة</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>ملاحظة داخلية</translation>
        </message>
        <message>
            <source>Assignment</source>
            <translation>إسناد</translation>
        </message>
        <message>
            <source>Record of access</source>
            <translation>سجل اطلاع</translation>
        </message>
        <message>
            <source>Submit</source>
            <translation>تقديم الطلب</translation>
        </message>
        <message>
            <source>Start work</source>
            <translation>بدء المعالجة</translation>
        </message>
        <message>
            <source>Return to applicant</source>
            <translation>إعادة لمقدم الطلب</translation>
        </message>
        <message>
            <source>Reply of the applicant</source>
            <translation>رد مقدم الطلب</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>إنهاء المعالجة</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق الطلب</translation>
        </message>
        <message>
            <source>Saved on this computer</source>
            <translation>محفوظ على هذا الجهاز</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>جارٍ الإرسال</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>الطلبات غير المسندة</translation>
        </message>
        <message>
            <source>All requests</source>
            <translation>جميع الطلبات</translation>
        </message>
        <message>
            <source>Watched</source>
            <translation>الطلبات المتابَعة</translation>
        </message>
        <message>
            <source>Response to applicant</source>
            <translation>رد على مقدم الطلب</translation>
        </message>
        <message>
            <source>Offer to another office</source>
            <translation>اقتراح تحويل إلى إدارة أخرى</translation>
        </message>
        <message>
            <source>Answer to an offer</source>
            <translation>الرد على اقتراح تحويل</translation>
        </message>
        <message>
            <source>Request for approval</source>
            <translation>طلب اعتماد</translation>
        </message>
        <message>
            <source>Answer to a request for approval</source>
            <translation>الرد على طلب اعتماد</translation>
        </message>
        <message>
            <source>Watching</source>
            <translation>متابعة طلب</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>غياب</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>المهارات</translation>
        </message>
        <message>
            <source>Watching a queue</source>
            <translation>متابعة طلبات ضابط</translation>
        </message>
        <message>
            <source>Working time</source>
            <translation>أوقات العمل</translation>
        </message>
        <message>
            <source>Proposed response text</source>
            <translation>نص رد مقترح</translation>
        </message>
        <message>
            <source>Answer to a proposed text</source>
            <translation>الرد على نص مقترح</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Refusal of an approval</source>
            <translation>رفض الاعتماد</translation>
        </message>
        <message>
            <source>Refusal of an offer</source>
            <translation>رفض التحويل</translation>
        </message>
        <message>
            <source>Waiting for sign-in</source>
            <translation>بانتظار تسجيل الدخول</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>أُرسل</translation>
        </message>
        <message>
            <source>Needs your decision</source>
            <translation>يحتاج إلى قرارك</translation>
        </message>
        <message>
            <source>Could not be sent</source>
            <translation>تعذر إرساله</translation>
        </message>
        <message>
            <source>Your role does not allow this.</source>
            <translation>لا يسمح دورك بهذا.</translation>
        </message>
        <message>
            <source>The request is not assigned to you.</source>
            <translation>الطلب غير مسند إليك.</translation>
        </message>
        <message>
            <source>The request cannot go to this status from where it stands.</source>
            <translation>لا يمكن نقل الطلب من حالته الحالية إلى هذه الحالة.</translation>
        </message>
        <message>
            <source>A second officer must approve this first.</source>
            <translation>يلزم أولًا اعتماد ضابط ثانٍ.</translation>
        </message>
        <message>
            <source>Write a response to the applicant first.</source>
            <translation>اكتب ردًا على مقدم الطلب أولًا.</translation>
        </message>
        <message>
            <source>Choose the missing documents first.</source>
            <translation>اختر المستندات الناقصة أولًا.</translation>
        </message>
        <message>
            <source>Choose an outcome first.</source>
            <translation>اختر نتيجة أولًا.</translation>
        </message>
        <message>
            <source>Give a reason first.</source>
            <translation>اذكر السبب أولًا.</translation>
        </message>
        <message>
            <source>The request is closed.</source>
            <translation>الطلب مغلق.</translation>
        </message>
        <message>
            <source>The request is assigned to somebody already.</source>
            <translation>الطلب مسند إلى غيرك.</translation>
        </message>
        <message>
            <source>Nobody approves their own work.</source>
            <translation>لا يعتمد أحد عمله بنفسه.</translation>
        </message>
        <message>
            <source>Nobody works on their own request.</source>
            <translation>لا يعمل أحد على طلب قدّمه بنفسه.</translation>
        </message>
        <message>
            <source>Nobody has asked for this approval.</source>
            <translation>لم يُطلب هذا الاعتماد.</translation>
        </message>
        <message>
            <source>Approval was asked for or given already.</source>
            <translation>سبق طلب الاعتماد أو منحه.</translation>
        </message>
        <message>
            <source>The request is not offered to an office.</source>
            <translation>لا يوجد اقتراح تحويل لهذا الطلب.</translation>
        </message>
        <message>
            <source>The request is offered to an office already.</source>
            <translation>سبق اقتراح تحويل الطلب إلى إدارة.</translation>
        </message>
        <message>
            <source>The request is in this office already.</source>
            <translation>الطلب في هذه الإدارة بالفعل.</translation>
        </message>
        <message>
            <source>This belongs to another office.</source>
            <translation>هذا من اختصاص إدارة أخرى.</translation>
        </message>
        <message>
            <source>Somebody has changed this since you opened it.</source>
            <translation>غيّر شخص آخر هذا منذ أن فتحته.</translation>
        </message>
        <message>
            <source>Its office is not open for years to come, so no deadline can be set.</source>
            <translation>لا تعمل إدارته لسنوات قادمة، فلا يمكن تحديد موعد لها.</translation>
        </message>
        <message>
            <source>Request submitted</source>
            <translation>قُدّم الطلب</translation>
        </message>
        <message>
            <source>Status changed</source>
            <translation>تغيرت الحالة</translation>
        </message>
        <message>
            <source>Request assigned</source>
            <translation>أُسند الطلب</translation>
        </message>
        <message>
            <source>Offered to another office</source>
            <translation>اقتُرح تحويل الطلب إلى إدارة أخرى</translation>
        </message>
        <message>
            <source>Transfer accepted</source>
            <translation>قُبل التحويل</translation>
        </message>
        <message>
            <source>Transfer refused</source>
            <translation>رُفض التحويل</translation>
        </message>
        <message>
            <source>Offer withdrawn</source>
            <translation>سُحب اقتراح التحويل</translation>
        </message>
        <message>
            <source>Approval requested</source>
            <translation>طُلب الاعتماد</translation>
        </message>
        <message>
            <source>Approved by a second officer</source>
            <translation>اعتمده ضابط ثانٍ</translation>
        </message>
        <message>
            <source>Approval refused</source>
            <translation>رُفض الاعتماد</translation>
        </message>
        <message>
            <source>Work started</source>
            <translation>بدأت المعالجة</translation>
        </message>
        <message>
            <source>Returned to the applicant</source>
            <translation>أُعيد إلى مقدم الطلب</translation>
        </message>
        <message>
            <source>Came back from the applicant</source>
            <translation>عاد من مقدم الطلب</translation>
        </message>
        <message>
            <source>Request processed</source>
            <translation>تمت معالجة الطلب</translation>
        </message>
        <message>
            <source>Request closed</source>
            <translation>أُغلق الطلب</translation>
        </message>
        <message>
            <source>Held: no access any more</source>
            <translation>موقوف: خارج صلاحية اطلاعك</translation>
        </message>
        <message>
            <source>Discarded</source>
            <translation>مستبعدة</translation>
        </message>
        <message>
            <source>Held: the request is back</source>
            <translation>موقوف: عاد الطلب إليك</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>المنجزة</translation>
        </message>
        <message>
            <source>With the applicant</source>
            <translation>لدى مقدم الطلب</translation>
        </message>
        <message>
            <source>My turn</source>
            <translation>بانتظار إجرائي</translation>
        </message>
        <message>
            <source>Returned to the office, unassigned</source>
            <translation>أُعيد إلى الإدارة دون إسناد</translation>
        </message>
        <message>
            <source>Return to office</source>
            <translation>إعادة إلى الإدارة</translation>
        </message>
        <message>
            <source>Closed automatically</source>
            <translation>أُغلق الطلب تلقائيًا</translation>
        </message>
        <message>
            <source>Not scanned</source>
            <translation>غير مفحوص</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>بانتظار الإرسال</translation>
        </message>
    </context>
    <context>
        <name>Work</name>
        <message>
            <source>No unassigned request is waiting in your office.</source>
            <translation>لا توجد طلبات غير مسندة تنتظر إدارتك.</translation>
        </message>
        <message>
            <source>All unassigned requests of your office that wait for the staff.</source>
            <translation>جميع طلبات إدارتك غير المسندة التي تنتظر إجراء الموظفين.</translation>
        </message>
        <message>
            <source>The {count} most urgent requests of your office that nobody has and that wait for the staff. The rest can be distributed afterwards.</source>
            <translation>أكثر طلبات إدارتك غير المسندة إلحاحًا مما ينتظر إجراء الموظفين، بحد أقصى {count} في المرة الواحدة. ويمكن توزيع البقية بعد ذلك.</translation>
        </message>
        <message>
            <source>There is no other request for you.</source>
            <translation>لا يوجد طلب آخر لك.</translation>
        </message>
        <message>
            <source>Request {number} is yours now.</source>
            <translation>الطلب {number} مسند إليك الآن.</translation>
        </message>
        <message>
            <source>{done} · {left_out}: {reasons}</source>
            <translation>{done} · {left_out}: {reasons}</translation>
        </message>
        <message>
            <source>Which?</source>
            <translation>ما هي؟</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>لماذا؟</translation>
        </message>
    </context>
    <context>
        <name>_Words</name>
        <message numerus="yes">
            <source>%n request(s) found in another list</source>
            <translation>
                <numerusform>لا طلب في قائمة أخرى</numerusform>
                <numerusform>وُجد طلب واحد في قائمة أخرى</numerusform>
                <numerusform>وُجد طلبان في قائمة أخرى</numerusform>
                <numerusform>وُجدت %n طلبات في قائمة أخرى</numerusform>
                <numerusform>وُجد %n طلبًا في قائمة أخرى</numerusform>
                <numerusform>وُجد %n طلب في قائمة أخرى</numerusform>
            </translation>
        </message>
    </context>
</TS>

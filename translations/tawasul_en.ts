<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
    <context>
        <name>AbsenceSheet</name>
        <message>
            <source>Absence: {name}</source>
            <translation>Absence: {name}</translation>
        </message>
        <message>
            <source>Save the absence</source>
            <translation>Save the absence</translation>
        </message>
        <message>
            <source>First day away</source>
            <translation>First day away</translation>
        </message>
        <message>
            <source>Last day away</source>
            <translation>Last day away</translation>
        </message>
        <message>
            <source>No substitute</source>
            <translation>No substitute</translation>
        </message>
        <message>
            <source>Back at work</source>
            <translation>Back at work</translation>
        </message>
        <message>
            <source>Give the first and the last day.</source>
            <translation>Give the first and the last day.</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>The last day is before the first.</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>Substitute</translation>
        </message>
        <message>
            <source>On these days no work is given to this person; new requests go to the substitute. Requests already assigned stay until a supervisor moves them.</source>
            <translation>On these days no work is given to this person; new requests go to the substitute. Requests already assigned stay until a supervisor moves them.</translation>
        </message>
    </context>
    <context>
        <name>ActLog</name>
        <message>
            <source>“{act}” is not the last thing you did. What you did after it stays as it is.</source>
            <translation>“{act}” is not the last thing you did. What you did after it stays as it is.</translation>
        </message>
        <message>
            <source>It cannot be taken back, as you did more on it since: {act}</source>
            <translation>It cannot be taken back, as you did more on it since: {act}</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>Taken back: {act} Its text is a draft again.</source>
            <translation>Taken back: {act} Its text is a draft again.</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Take back</translation>
        </message>
        <message>
            <source>Taken back: {act}</source>
            <translation>Taken back: {act}</translation>
        </message>
        <message>
            <source>There is nothing on this page to take back.</source>
            <translation>There is nothing on this page to take back.</translation>
        </message>
        <message>
            <source>Take back an earlier act?</source>
            <translation>Take back an earlier act?</translation>
        </message>
        <message>
            <source>Open the outbox</source>
            <translation>Open the outbox</translation>
        </message>
        <message>
            <source>It cannot be taken back any more, as it was sent or is being sent: {act}</source>
            <translation>It cannot be taken back any more, as it was sent or is being sent: {act}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>Acts</name>
        <message>
            <source>Unfinished draft: {act}</source>
            <translation>Unfinished draft: {act}</translation>
        </message>
        <message>
            <source>Continue the draft</source>
            <translation>Continue the draft</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Take</translation>
        </message>
        <message>
            <source>Start work</source>
            <translation>Start work</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Return to applicant</source>
            <translation>Return to applicant</translation>
        </message>
        <message>
            <source>Respond</source>
            <translation>Respond</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>Internal note</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>Reopen</translation>
        </message>
        <message>
            <source>Process the request</source>
            <translation>Process the request</translation>
        </message>
        <message>
            <source>Return the request to the applicant</source>
            <translation>Return the request to the applicant</translation>
        </message>
        <message>
            <source>Write to the applicant</source>
            <translation>Write to the applicant</translation>
        </message>
        <message>
            <source>Write an internal note</source>
            <translation>Write an internal note</translation>
        </message>
        <message>
            <source>Close the request</source>
            <translation>Close the request</translation>
        </message>
        <message>
            <source>Reopen the request</source>
            <translation>Reopen the request</translation>
        </message>
        <message>
            <source>Ask a second officer for approval</source>
            <translation>Ask a second officer for approval</translation>
        </message>
        <message>
            <source>Refuse the approval</source>
            <translation>Refuse the approval</translation>
        </message>
        <message>
            <source>Offer the request to another office</source>
            <translation>Offer the request to another office</translation>
        </message>
        <message>
            <source>Refuse the offered request</source>
            <translation>Refuse the offered request</translation>
        </message>
        <message>
            <source>Process and send</source>
            <translation>Process and send</translation>
        </message>
        <message>
            <source>Return and send</source>
            <translation>Return and send</translation>
        </message>
        <message>
            <source>Send the response</source>
            <translation>Send the response</translation>
        </message>
        <message>
            <source>Save the note</source>
            <translation>Save the note</translation>
        </message>
        <message>
            <source>Ask for approval</source>
            <translation>Ask for approval</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>Offer</translation>
        </message>
        <message>
            <source>Refuse the offer</source>
            <translation>Refuse the offer</translation>
        </message>
        <message>
            <source>What should colleagues know?</source>
            <translation>What should colleagues know?</translation>
        </message>
        <message>
            <source>What is to be approved, and on which documents does it rest?</source>
            <translation>What is to be approved, and on which documents does it rest?</translation>
        </message>
        <message>
            <source>Why? Colleagues and auditors read the reason.</source>
            <translation>Why? Colleagues and auditors read the reason.</translation>
        </message>
        <message>
            <source>The response, as the applicant will read it</source>
            <translation>The response, as the applicant will read it</translation>
        </message>
        <message>
            <source>The text is longer than the service accepts.</source>
            <translation>The text is longer than the service accepts.</translation>
        </message>
        <message>
            <source>Choose the office first.</source>
            <translation>Choose the office first.</translation>
        </message>
        <message>
            <source>Write the note first.</source>
            <translation>Write the note first.</translation>
        </message>
        <message>
            <source>Write what is to be approved first.</source>
            <translation>Write what is to be approved first.</translation>
        </message>
        <message>
            <source>Assign…</source>
            <translation>Assign…</translation>
        </message>
        <message>
            <source>Offer to another office…</source>
            <translation>Offer to another office…</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Watch</translation>
        </message>
        <message>
            <source>Ask for approval…</source>
            <translation>Ask for approval…</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Approve</translation>
        </message>
        <message>
            <source>Refuse…</source>
            <translation>Refuse…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>The text “{title}” tells the outcome “{told}”, but the outcome chosen is “{chosen}”.</source>
            <translation>The text “{title}” tells the outcome “{told}”, but the outcome chosen is “{chosen}”.</translation>
        </message>
        <message>
            <source>The text “{title}” tells the outcome “{told}”, but no outcome is sent with it.</source>
            <translation>The text “{title}” tells the outcome “{told}”, but no outcome is sent with it.</translation>
        </message>
        <message>
            <source>there is no connection</source>
            <translation>there is no connection</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Sending …</source>
            <translation>Sending …</translation>
        </message>
        <message>
            <source>Approved. Request {number} is back with {name}.</source>
            <translation>Approved. Request {number} is back with {name}.</translation>
        </message>
        <message>
            <source>Request {number} closed.</source>
            <translation>Request {number} closed.</translation>
        </message>
        <message>
            <source>this program must be updated</source>
            <translation>this program must be updated</translation>
        </message>
        <message>
            <source>Response to the applicant: request {number}.</source>
            <translation>Response to the applicant: request {number}.</translation>
        </message>
        <message>
            <source>Work on request {number} begun.</source>
            <translation>Work on request {number} begun.</translation>
        </message>
        <message>
            <source>Transfer refused. Request {number} stays with {office}.</source>
            <translation>Transfer refused. Request {number} stays with {office}.</translation>
        </message>
        <message>
            <source>{done} Asked: {words}</source>
            <translation>{done} Asked: {words}</translation>
        </message>
        <message>
            <source>{done} Outcome: {outcome}. Asked: {words}</source>
            <translation>{done} Outcome: {outcome}. Asked: {words}</translation>
        </message>
        <message>
            <source>Offer withdrawn. Request {number} stays with {office}.</source>
            <translation>Offer withdrawn. Request {number} stays with {office}.</translation>
        </message>
        <message>
            <source>Approval refused. Request {number} is back with {name}.</source>
            <translation>Approval refused. Request {number} is back with {name}.</translation>
        </message>
        <message>
            <source>Request {number} processed.</source>
            <translation>Request {number} processed.</translation>
        </message>
        <message>
            <source>your session has ended</source>
            <translation>your session has ended</translation>
        </message>
        <message>
            <source>Internal note: request {number}.</source>
            <translation>Internal note: request {number}.</translation>
        </message>
        <message>
            <source>Request {number} is no longer watched.</source>
            <translation>Request {number} is no longer watched.</translation>
        </message>
        <message>
            <source>Request {number} offered to {office}.</source>
            <translation>Request {number} offered to {office}.</translation>
        </message>
        <message>
            <source>Approval asked for: request {number}.</source>
            <translation>Approval asked for: request {number}.</translation>
        </message>
        <message>
            <source>Request {number} returned to the applicant.</source>
            <translation>Request {number} returned to the applicant.</translation>
        </message>
        <message>
            <source>Request {number} taken.</source>
            <translation>Request {number} taken.</translation>
        </message>
        <message>
            <source>the date of this computer is wrong</source>
            <translation>the date of this computer is wrong</translation>
        </message>
        <message>
            <source>the proxy blocks the connection</source>
            <translation>the proxy blocks the connection</translation>
        </message>
        <message>
            <source>Request {number} reopened.</source>
            <translation>Request {number} reopened.</translation>
        </message>
        <message>
            <source>Waiting: {why}</source>
            <translation>Waiting: {why}</translation>
        </message>
        <message>
            <source>Request {number} is watched.</source>
            <translation>Request {number} is watched.</translation>
        </message>
        <message>
            <source>the server has a fault</source>
            <translation>the server has a fault</translation>
        </message>
        <message>
            <source>the server is not trusted</source>
            <translation>the server is not trusted</translation>
        </message>
        <message>
            <source>Transfer accepted. Request {number} is in your office now.</source>
            <translation>Transfer accepted. Request {number} is in your office now.</translation>
        </message>
        <message>
            <source>Working time changed: {office}.</source>
            <translation>Working time changed: {office}.</translation>
        </message>
        <message>
            <source>Response text proposed. It is offered to officers once another supervisor has approved it.</source>
            <translation>Response text proposed. It is offered to officers once another supervisor has approved it.</translation>
        </message>
        <message>
            <source>Proposed response text approved. It is offered to officers.</source>
            <translation>Proposed response text approved. It is offered to officers.</translation>
        </message>
        <message>
            <source>Proposed response text refused.</source>
            <translation>Proposed response text refused.</translation>
        </message>
        <message>
            <source>Back at work: {name}.</source>
            <translation>Back at work: {name}.</translation>
        </message>
        <message>
            <source>Absence saved: {name}.</source>
            <translation>Absence saved: {name}.</translation>
        </message>
        <message>
            <source>Skills changed: {name}.</source>
            <translation>Skills changed: {name}.</translation>
        </message>
        <message>
            <source>The queue of {name} is watched.</source>
            <translation>The queue of {name} is watched.</translation>
        </message>
        <message>
            <source>The queue of {name} is no longer watched.</source>
            <translation>The queue of {name} is no longer watched.</translation>
        </message>
    </context>
    <context>
        <name>ApplicantCard</name>
        <message>
            <source>Applicant</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>Identity number</translation>
        </message>
        <message>
            <source>Nationality</source>
            <translation>Nationality</translation>
        </message>
        <message>
            <source>Passport number</source>
            <translation>Passport number</translation>
        </message>
        <message>
            <source>Date of birth</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>The check digit of this identity number is wrong.</source>
            <translation>The check digit of this identity number is wrong.</translation>
        </message>
        <message>
            <source>This identity number begins with neither 1 nor 2.</source>
            <translation>This identity number begins with neither 1 nor 2.</translation>
        </message>
        <message>
            <source>This identity number does not have ten digits.</source>
            <translation>This identity number does not have ten digits.</translation>
        </message>
        <message>
            <source>This identity number holds marks other than digits.</source>
            <translation>This identity number holds marks other than digits.</translation>
        </message>
    </context>
    <context>
        <name>AskingDialog</name>
        <message>
            <source>Leave without keeping the reason?</source>
            <translation>Leave without keeping the reason?</translation>
        </message>
        <message>
            <source>Nothing has been moved yet, and the reason that you typed is not kept.</source>
            <translation>Nothing has been moved yet, and the reason that you typed is not kept.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Leave</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Keep editing</translation>
        </message>
    </context>
    <context>
        <name>AssignDialog</name>
        <message>
            <source>Name of the officer</source>
            <translation>Name of the officer</translation>
        </message>
        <message>
            <source>Reason (kept in the timeline, may stay empty)</source>
            <translation>Reason (kept in the timeline, may stay empty)</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>Choose {name}</source>
            <translation>Choose {name}</translation>
        </message>
    </context>
    <context>
        <name>AttachmentObstacle</name>
        <message>
            <source>Still being scanned</source>
            <translation>Still being scanned</translation>
        </message>
        <message>
            <source>The malware scan of this file has not ended yet. It opens by itself once it is found clean.</source>
            <translation>The malware scan of this file has not ended yet. It opens by itself once it is found clean.</translation>
        </message>
        <message>
            <source>Blocked by the malware scan</source>
            <translation>Blocked by the malware scan</translation>
        </message>
        <message>
            <source>Something harmful was found in this file. It was not loaded. Ask the applicant for another one.</source>
            <translation>Something harmful was found in this file. It was not loaded. Ask the applicant for another one.</translation>
        </message>
        <message>
            <source>The attachment could not be loaded</source>
            <translation>The attachment could not be loaded</translation>
        </message>
        <message>
            <source>The file is damaged</source>
            <translation>The file is damaged</translation>
        </message>
        <message>
            <source>Its content cannot be read or is not what the server recorded, so it is not shown. Load it again; if it stays damaged, ask the applicant for another one.</source>
            <translation>Its content cannot be read or is not what the server recorded, so it is not shown. Load it again; if it stays damaged, ask the applicant for another one.</translation>
        </message>
        <message>
            <source>Locked with a password</source>
            <translation>Locked with a password</translation>
        </message>
        <message>
            <source>This PDF opens only with a password. Ask the applicant for a file without one.</source>
            <translation>This PDF opens only with a password. Ask the applicant for a file without one.</translation>
        </message>
        <message>
            <source>The picture is too large</source>
            <translation>The picture is too large</translation>
        </message>
        <message>
            <source>It measures {size} pixels. Pictures above {limit} megapixels are not opened here, because they could stop this computer.</source>
            <translation>It measures {size} pixels. Pictures above {limit} megapixels are not opened here, because they could stop this computer.</translation>
        </message>
        <message>
            <source>Not the kind of file it claims to be</source>
            <translation>Not the kind of file it claims to be</translation>
        </message>
        <message>
            <source>The content does not match the type stated. The file is neither opened nor saved.</source>
            <translation>The content does not match the type stated. The file is neither opened nor saved.</translation>
        </message>
        <message>
            <source>Loading was stopped</source>
            <translation>Loading was stopped</translation>
        </message>
        <message>
            <source>What has arrived is kept; loading goes on from there.</source>
            <translation>What has arrived is kept; loading goes on from there.</translation>
        </message>
        <message>
            <source>Not on this computer yet</source>
            <translation>Not on this computer yet</translation>
        </message>
        <message>
            <source>This attachment has not been opened here before, and the server did not answer. It is loaded as soon as the server answers.</source>
            <translation>This attachment has not been opened here before, and the server did not answer. It is loaded as soon as the server answers.</translation>
        </message>
        <message>
            <source>Drawing it ended with a fault.</source>
            <translation>Drawing it ended with a fault.</translation>
        </message>
        <message>
            <source>This kind of picture cannot be shown here</source>
            <translation>This kind of picture cannot be shown here</translation>
        </message>
        <message>
            <source>The file may be whole, but this program cannot unpack it. Save a copy for a program that can, or ask the applicant for another one.</source>
            <translation>The file may be whole, but this program cannot unpack it. Save a copy for a program that can, or ask the applicant for another one.</translation>
        </message>
        <message>
            <source>It is tried again only when you ask for it.</source>
            <translation>It is tried again only when you ask for it.</translation>
        </message>
        <message>
            <source>Drawing it took too long, so it was stopped.</source>
            <translation>Drawing it took too long, so it was stopped.</translation>
        </message>
        <message>
            <source>This file could not be drawn</source>
            <translation>This file could not be drawn</translation>
        </message>
        <message>
            <source>Drawing it took too much memory, so it was stopped.</source>
            <translation>Drawing it took too much memory, so it was stopped.</translation>
        </message>
    </context>
    <context>
        <name>AttachmentViewer</name>
        <message>
            <source>Save a copy outside the protected store?</source>
            <translation>Save a copy outside the protected store?</translation>
        </message>
        <message>
            <source>The copy is not encrypted: whoever can open its folder can read it. That you saved it is recorded.</source>
            <translation>The copy is not encrypted: whoever can open its folder can read it. That you saved it is recorded.</translation>
        </message>
        <message>
            <source>Choose where…</source>
            <translation>Choose where…</translation>
        </message>
        <message>
            <source>Do not save</source>
            <translation>Do not save</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>Save a copy</translation>
        </message>
        <message>
            <source>Loading the attachment…</source>
            <translation>Loading the attachment…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>A copy was saved.</source>
            <translation>A copy was saved.</translation>
        </message>
        <message>
            <source>No scanner has looked for malware in this file.</source>
            <translation>No scanner has looked for malware in this file.</translation>
        </message>
    </context>
    <context>
        <name>AttachmentsCard</name>
        <message>
            <source>Attachments</source>
            <translation>Attachments</translation>
        </message>
        <message>
            <source>No attachments</source>
            <translation>No attachments</translation>
        </message>
    </context>
    <context>
        <name>Audit</name>
        <message>
            <source>Opened the request</source>
            <translation>Opened the request</translation>
        </message>
        <message>
            <source>Revealed the identity number</source>
            <translation>Revealed the identity number</translation>
        </message>
        <message>
            <source>Viewed an attachment</source>
            <translation>Viewed an attachment</translation>
        </message>
        <message>
            <source>Changed the status to “{status}”</source>
            <translation>Changed the status to “{status}”</translation>
        </message>
        <message>
            <source>Returned the request to its office, unassigned</source>
            <translation>Returned the request to its office, unassigned</translation>
        </message>
        <message>
            <source>Accepted a transfer</source>
            <translation>Accepted a transfer</translation>
        </message>
        <message>
            <source>Refused a transfer</source>
            <translation>Refused a transfer</translation>
        </message>
        <message>
            <source>Withdrew an offer</source>
            <translation>Withdrew an offer</translation>
        </message>
        <message>
            <source>Approved what was asked</source>
            <translation>Approved what was asked</translation>
        </message>
        <message>
            <source>Refused the approval</source>
            <translation>Refused the approval</translation>
        </message>
        <message>
            <source>Saved an attachment</source>
            <translation>Saved an attachment</translation>
        </message>
        <message>
            <source>Fetched an attachment ahead</source>
            <translation>Fetched an attachment ahead</translation>
        </message>
        <message>
            <source>Fetched an attachment (earlier record)</source>
            <translation>Fetched an attachment (earlier record)</translation>
        </message>
        <message>
            <source>Printed the summary</source>
            <translation>Printed the summary</translation>
        </message>
        <message>
            <source>Saved the summary</source>
            <translation>Saved the summary</translation>
        </message>
        <message>
            <source>Read the audit trail</source>
            <translation>Read the audit trail</translation>
        </message>
        <message>
            <source>Saved the audit trail</source>
            <translation>Saved the audit trail</translation>
        </message>
        <message>
            <source>Saved the board</source>
            <translation>Saved the board</translation>
        </message>
        <message>
            <source>Viewed the requests behind a figure</source>
            <translation>Viewed the requests behind a figure</translation>
        </message>
        <message>
            <source>Exported the request in a list</source>
            <translation>Exported the request in a list</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Signed in</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>Signed out</translation>
        </message>
        <message>
            <source>Changed the status</source>
            <translation>Changed the status</translation>
        </message>
        <message>
            <source>Wrote to the applicant</source>
            <translation>Wrote to the applicant</translation>
        </message>
        <message>
            <source>Wrote an internal note</source>
            <translation>Wrote an internal note</translation>
        </message>
        <message>
            <source>Assigned the request</source>
            <translation>Assigned the request</translation>
        </message>
        <message>
            <source>Offered the request to another office</source>
            <translation>Offered the request to another office</translation>
        </message>
        <message>
            <source>Answered an offer</source>
            <translation>Answered an offer</translation>
        </message>
        <message>
            <source>Asked for approval</source>
            <translation>Asked for approval</translation>
        </message>
        <message>
            <source>Answered a request for approval</source>
            <translation>Answered a request for approval</translation>
        </message>
        <message>
            <source>Started or stopped watching a request</source>
            <translation>Started or stopped watching a request</translation>
        </message>
        <message>
            <source>Sent a file</source>
            <translation>Sent a file</translation>
        </message>
        <message>
            <source>Changed an absence</source>
            <translation>Changed an absence</translation>
        </message>
        <message>
            <source>Changed the skills</source>
            <translation>Changed the skills</translation>
        </message>
        <message>
            <source>Started or stopped watching a queue</source>
            <translation>Started or stopped watching a queue</translation>
        </message>
        <message>
            <source>Changed the working time</source>
            <translation>Changed the working time</translation>
        </message>
        <message>
            <source>Proposed a response text</source>
            <translation>Proposed a response text</translation>
        </message>
        <message>
            <source>Answered a proposed text</source>
            <translation>Answered a proposed text</translation>
        </message>
        <message>
            <source>Name in Arabic</source>
            <translation>Name in Arabic</translation>
        </message>
        <message>
            <source>Name in Latin letters</source>
            <translation>Name in Latin letters</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Act</source>
            <translation>Act</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Request</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>Workstation</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>Operation</translation>
        </message>
        <message>
            <source>Copied the identity number</source>
            <translation>Copied the identity number</translation>
        </message>
        <message>
            <source>Arrived, time in Riyadh</source>
            <translation>Arrived, time in Riyadh</translation>
        </message>
        <message>
            <source>Copied the phone number</source>
            <translation>Copied the phone number</translation>
        </message>
        <message>
            <source>Done at the workstation, time in Riyadh</source>
            <translation>Done at the workstation, time in Riyadh</translation>
        </message>
        <message>
            <source>Copied the passport number</source>
            <translation>Copied the passport number</translation>
        </message>
        <message>
            <source>Saved the summary with the identity number</source>
            <translation>Saved the summary with the identity number</translation>
        </message>
        <message>
            <source>Printed the summary with the identity number</source>
            <translation>Printed the summary with the identity number</translation>
        </message>
        <message>
            <source>Fetched an attachment</source>
            <translation>Fetched an attachment</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Closed after the time set for the service</source>
            <translation>Closed after the time set for the service</translation>
        </message>
        <message>
            <source>Arrived, Hijri day</source>
            <translation>Arrived, Hijri day</translation>
        </message>
        <message>
            <source>Done, Hijri day</source>
            <translation>Done, Hijri day</translation>
        </message>
    </context>
    <context>
        <name>AuditFilters</name>
        <message>
            <source>Everything</source>
            <translation>Everything</translation>
        </message>
        <message>
            <source>From</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
    </context>
    <context>
        <name>AuditModel</name>
        <message>
            <source>Who</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Request or subject</source>
            <translation>Request or subject</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>Workstation</translation>
        </message>
        <message>
            <source>Arrived</source>
            <translation>Arrived</translation>
        </message>
        <message>
            <source>By the clock of the workstation: {moment}</source>
            <translation>By the clock of the workstation: {moment}</translation>
        </message>
        <message>
            <source>Recorded by the server when it arrived.</source>
            <translation>Recorded by the server when it arrived.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
    </context>
    <context>
        <name>AuditSection</name>
        <message>
            <source>Audit trail</source>
            <translation>Audit trail</translation>
        </message>
        <message>
            <source>Save as CSV</source>
            <translation>Save as CSV</translation>
        </message>
        <message>
            <source>The period ends before it begins, or a day is not one.</source>
            <translation>The period ends before it begins, or a day is not one.</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Asking the server…</translation>
        </message>
        <message>
            <source>Choose another period, another person, or another act.</source>
            <translation>Choose another period, another person, or another act.</translation>
        </message>
        <message>
            <source>No matching lines</source>
            <translation>No matching lines</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>So that nobody can change it here. It is read as soon as the server answers.</source>
            <translation>So that nobody can change it here. It is read as soon as the server answers.</translation>
        </message>
        <message>
            <source>The audit trail is at the server only</source>
            <translation>The audit trail is at the server only</translation>
        </message>
        <message>
            <source>The audit trail could not be read</source>
            <translation>The audit trail could not be read</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The newest %n line(s); scroll down for older ones</source>
            <translation>
                <numerusform>The newest %n line; scroll down for older ones</numerusform>
                <numerusform>The newest %n lines; scroll down for older ones</numerusform>
            </translation>
        </message>
        <message>
            <source>Save the audit trail</source>
            <translation>Save the audit trail</translation>
        </message>
        <message>
            <source>The audit trail was saved.</source>
            <translation>The audit trail was saved.</translation>
        </message>
        <message>
            <source>The audit trail is being written…</source>
            <translation>The audit trail is being written…</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Received and finished by day</source>
            <translation>Received and finished by day</translation>
        </message>
        <message>
            <source>Bars: requests that residents submitted on the day. Line: requests that were processed or closed on it. Where the line stays below the bars, the backlog grows.</source>
            <translation>Bars: requests that residents submitted on the day. Line: requests that were processed or closed on it. Where the line stays below the bars, the backlog grows.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Requests assigned to you that are neither processed nor closed.</source>
            <translation>Requests assigned to you that are neither processed nor closed.</translation>
        </message>
        <message>
            <source>Of your open requests, those whose deadline has passed.</source>
            <translation>Of your open requests, those whose deadline has passed.</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Finished</translation>
        </message>
        <message>
            <source>Requests that you processed or closed in these days.</source>
            <translation>Requests that you processed or closed in these days.</translation>
        </message>
        <message>
            <source>Of the requests you finished in these days, the share within the deadline.</source>
            <translation>Of the requests you finished in these days, the share within the deadline.</translation>
        </message>
        <message>
            <source>Half of the requests you finished took less than this, half took more, in working hours. A shorter bar is a shorter wait.</source>
            <translation>Half of the requests you finished took less than this, half took more, in working hours. A shorter bar is a shorter wait.</translation>
        </message>
        <message>
            <source>Team {value}</source>
            <translation>Team {value}</translation>
        </message>
        <message>
            <source>Age of open requests</source>
            <translation>Age of open requests</translation>
        </message>
        <message>
            <source>Open requests by status, and within it by days since they were submitted, all days counted.</source>
            <translation>Open requests by status, and within it by days since they were submitted, all days counted.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Load per officer</source>
            <translation>Load per officer</translation>
        </message>
        <message>
            <source>Officer</source>
            <translation>Officer</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Upper bar: what is open now, its dark part overdue. Lower bar: what was finished in the period, its full part on time. Those with the most open requests stand first.</source>
            <translation>Upper bar: what is open now, its dark part overdue. Lower bar: what was finished in the period, its full part on time. Those with the most open requests stand first.</translation>
        </message>
        <message>
            <source>Services by volume and lateness</source>
            <translation>Services by volume and lateness</translation>
        </message>
        <message>
            <source>Received in the period, open now, and late: open ones that are overdue and finished ones that missed their deadline. The latest stand first.</source>
            <translation>Received in the period, open now, and late: open ones that are overdue and finished ones that missed their deadline. The latest stand first.</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>When requests arrive</source>
            <translation>When requests arrive</translation>
        </message>
        <message>
            <source>Requests received in the period by weekday and hour in Riyadh. The darker a field, the more.</source>
            <translation>Requests received in the period by weekday and hour in Riyadh. The darker a field, the more.</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>Weekday</translation>
        </message>
        <message>
            <source>{hour} o'clock</source>
            <translation>{hour} o'clock</translation>
        </message>
        <message>
            <source>New today</source>
            <translation>New today</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>Due today</translation>
        </message>
        <message>
            <source>Awaiting approval</source>
            <translation>Awaiting approval</translation>
        </message>
        <message>
            <source>Handling, median</source>
            <translation>Handling, median</translation>
        </message>
        <message>
            <source>Handling, 9 of 10</source>
            <translation>Handling, 9 of 10</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>On time</translation>
        </message>
        <message>
            <source>Applicant replied</source>
            <translation>Applicant replied</translation>
        </message>
        <message>
            <source>Reopened in 7 days</source>
            <translation>Reopened in 7 days</translation>
        </message>
        <message>
            <source>Unsent at workstations</source>
            <translation>Unsent at workstations</translation>
        </message>
        <message>
            <source>Every request that is neither processed nor closed, whoever it is assigned to.</source>
            <translation>Every request that is neither processed nor closed, whoever it is assigned to.</translation>
        </message>
        <message>
            <source>Requests that residents submitted since midnight in Riyadh.</source>
            <translation>Requests that residents submitted since midnight in Riyadh.</translation>
        </message>
        <message>
            <source>Open requests whose deadline has passed. The deadline counts working hours only and stands still while a request is with the applicant.</source>
            <translation>Open requests whose deadline has passed. The deadline counts working hours only and stands still while a request is with the applicant.</translation>
        </message>
        <message>
            <source>Open requests whose deadline is later today: the next to be late.</source>
            <translation>Open requests whose deadline is later today: the next to be late.</translation>
        </message>
        <message>
            <source>Requests the applicant has completed and sent back, and nobody has taken up again yet.</source>
            <translation>Requests the applicant has completed and sent back, and nobody has taken up again yet.</translation>
        </message>
        <message>
            <source>Requests whose officer waits for the approval of a second officer.</source>
            <translation>Requests whose officer waits for the approval of a second officer.</translation>
        </message>
        <message>
            <source>Work that officers have done but their workstations could not send yet, as of their last report. It is safe there, but nobody else sees it.</source>
            <translation>Work that officers have done but their workstations could not send yet, as of their last report. It is safe there, but nobody else sees it.</translation>
        </message>
        <message>
            <source>Half of the requests finished in the period took less than this, half took more. Working hours from submission, without the time at the applicant.</source>
            <translation>Half of the requests finished in the period took less than this, half took more. Working hours from submission, without the time at the applicant.</translation>
        </message>
        <message>
            <source>Nine of ten requests finished in the period took no longer than this. It shows the slow requests that the median hides.</source>
            <translation>Nine of ten requests finished in the period took no longer than this. It shows the slow requests that the median hides.</translation>
        </message>
        <message>
            <source>Of the requests finished in the period, the share that was finished before its deadline.</source>
            <translation>Of the requests finished in the period, the share that was finished before its deadline.</translation>
        </message>
        <message>
            <source>Requests that a supervisor opened again within seven days after they were finished.</source>
            <translation>Requests that a supervisor opened again within seven days after they were finished.</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Monday</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Friday</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <source>up to 1 day</source>
            <translation>up to 1 day</translation>
        </message>
        <message>
            <source>31+ days</source>
            <translation>31+ days</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <source>{person}: {count}, last heard {moment}</source>
            <translation>{person}: {count}, last heard {moment}</translation>
        </message>
        <message>
            <source>Yesterday {value}</source>
            <translation>Yesterday {value}</translation>
        </message>
        <message>
            <source>Typical: {value}</source>
            <translation>Typical: {value}</translation>
        </message>
        <message>
            <source>Highest load</source>
            <translation>Highest load</translation>
        </message>
        <message>
            <source>Next to be late</source>
            <translation>Next to be late</translation>
        </message>
        <message>
            <source>Most often late</source>
            <translation>Most often late</translation>
        </message>
        <message>
            <source>Where requests wait</source>
            <translation>Where requests wait</translation>
        </message>
        <message>
            <source>Counting</source>
            <translation>Counting</translation>
        </message>
        <message>
            <source>The figures are being read.</source>
            <translation>The figures are being read.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>This computer has not kept figures of these days. They are read as soon as the server answers.</source>
            <translation>This computer has not kept figures of these days. They are read as soon as the server answers.</translation>
        </message>
        <message>
            <source>These figures are at the server only</source>
            <translation>These figures are at the server only</translation>
        </message>
        <message>
            <source>Only the server knows which requests these are, and it did not answer.</source>
            <translation>Only the server knows which requests these are, and it did not answer.</translation>
        </message>
        <message>
            <source>The figures could not be read</source>
            <translation>The figures could not be read</translation>
        </message>
        <message>
            <source>No request came in, is open or was finished in these days and in this office.</source>
            <translation>No request came in, is open or was finished in these days and in this office.</translation>
        </message>
        <message>
            <source>Nothing to count</source>
            <translation>Nothing to count</translation>
        </message>
        <message>
            <source>from 4 to 7 days</source>
            <translation>from 4 to 7 days</translation>
        </message>
        <message>
            <source>from 2 to 3 days</source>
            <translation>from 2 to 3 days</translation>
        </message>
        <message>
            <source>from 8 to 14 days</source>
            <translation>from 8 to 14 days</translation>
        </message>
        <message>
            <source>from 15 to 30 days</source>
            <translation>from 15 to 30 days</translation>
        </message>
    </context>
    <context>
        <name>BoardChip</name>
        <message>
            <source>Show all requests again</source>
            <translation>Show all requests again</translation>
        </message>
        <message>
            <source>From the board: {number}</source>
            <translation>From the board: {number}</translation>
        </message>
    </context>
    <context>
        <name>BoardCounted</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open (short)</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue (short)</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finished (short)</source>
            <translation>
                <numerusform>%n finished</numerusform>
                <numerusform>%n finished</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on time (short)</source>
            <translation>
                <numerusform>%n on time</numerusform>
                <numerusform>%n on time</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n due today</source>
            <translation>
                <numerusform>%n due today</numerusform>
                <numerusform>%n due today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n late</numerusform>
                <numerusform>%n late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n await(s) approval</source>
            <translation>
                <numerusform>%n awaits approval</numerusform>
                <numerusform>%n await approval</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n back from the applicant</source>
            <translation>
                <numerusform>%n back from the applicant</numerusform>
                <numerusform>%n back from applicants</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unassigned</source>
            <translation>
                <numerusform>%n unassigned</numerusform>
                <numerusform>%n unassigned</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at %n workstation(s)</source>
            <translation>
                <numerusform>at %n workstation</numerusform>
                <numerusform>at %n workstations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Last %n day(s)</source>
            <translation>
                <numerusform>Last day</numerusform>
                <numerusform>Last %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Average of %n officer(s)</source>
            <translation>
                <numerusform>Beside the figures of %n officer</numerusform>
                <numerusform>Beside the average of %n officers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BoardExports</name>
        <message>
            <source>The file is being written…</source>
            <translation>The file is being written…</translation>
        </message>
        <message>
            <source>Export the requests</source>
            <translation>Export the requests</translation>
        </message>
        <message>
            <source>Export the board</source>
            <translation>Export the board</translation>
        </message>
        <message>
            <source>The file was written: {name}</source>
            <translation>The file was written: {name}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>No program on this computer opens {name}.</source>
            <translation>No program on this computer opens {name}.</translation>
        </message>
    </context>
    <context>
        <name>BoardHead</name>
        <message>
            <source>Reload</source>
            <translation>Reload</translation>
        </message>
        <message>
            <source>As of {time} · {date}</source>
            <translation>As of {time} · {date}</translation>
        </message>
        <message>
            <source>All my offices</source>
            <translation>All my offices</translation>
        </message>
    </context>
    <context>
        <name>BoardPage</name>
        <message>
            <source>Board</source>
            <translation>Board</translation>
        </message>
    </context>
    <context>
        <name>BoardView</name>
        <message>
            <source>Hijri</source>
            <translation>Hijri</translation>
        </message>
        <message>
            <source>Gregorian</source>
            <translation>Gregorian</translation>
        </message>
    </context>
    <context>
        <name>BrandPanel</name>
        <message>
            <source>Tawasul Desk</source>
            <translation>Tawasul Desk</translation>
        </message>
        <message>
            <source>Requests of the Passports, from arrival to answer.</source>
            <translation>Requests of the Passports, from arrival to answer.</translation>
        </message>
        <message>
            <source>Works without a network. Nothing you write is lost.</source>
            <translation>Works without a network. Nothing you write is lost.</translation>
        </message>
    </context>
    <context>
        <name>Calendar</name>
        <message>
            <source>Sunday</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Monday</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Friday</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>Sun</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>Mon</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>Tue</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Wed</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Thu</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>Fri</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>Sat</translation>
        </message>
        <message>
            <source>{month} begins on {day}</source>
            <translation>{month} begins on {day}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} to {last}</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Weekend</source>
            <translation>Weekend</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Holiday</translation>
        </message>
        <message>
            <source>Ramadan</source>
            <translation>Ramadan</translation>
        </message>
        <message>
            <source>Special hours</source>
            <translation>Special hours</translation>
        </message>
        <message>
            <source>{day}: {fault}</source>
            <translation>{day}: {fault}</translation>
        </message>
        <message>
            <source>Ramadan: {fault}</source>
            <translation>Ramadan: {fault}</translation>
        </message>
        <message>
            <source>Choose at least one working day.</source>
            <translation>Choose at least one working day.</translation>
        </message>
        <message>
            <source>Add the hours of a working day.</source>
            <translation>Add the hours of a working day.</translation>
        </message>
        <message>
            <source>The office must close after it opens.</source>
            <translation>The office must close after it opens.</translation>
        </message>
        <message>
            <source>Two periods of hours overlap.</source>
            <translation>Two periods of hours overlap.</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>The last day is before the first.</translation>
        </message>
        <message>
            <source>Give a reason; everybody sees it.</source>
            <translation>Give a reason; everybody sees it.</translation>
        </message>
        <message>
            <source>Another closure covers this day already.</source>
            <translation>Another closure covers this day already.</translation>
        </message>
        <message>
            <source>This month is listed twice.</source>
            <translation>This month is listed twice.</translation>
        </message>
        <message>
            <source>A month begins at most two days before or after Umm al-Qura.</source>
            <translation>A month begins at most two days before or after Umm al-Qura.</translation>
        </message>
    </context>
    <context>
        <name>CalendarForm</name>
        <message>
            <source>Hours</source>
            <translation>Hours</translation>
        </message>
        <message>
            <source>No hours yet.</source>
            <translation>No hours yet.</translation>
        </message>
        <message>
            <source>None of its own: as on other days.</source>
            <translation>None of its own: as on other days.</translation>
        </message>
        <message>
            <source>Hours in Ramadan</source>
            <translation>Hours in Ramadan</translation>
        </message>
        <message>
            <source>Add a closure or special hours</source>
            <translation>Add a closure or special hours</translation>
        </message>
        <message>
            <source>None.</source>
            <translation>None.</translation>
        </message>
        <message>
            <source>None: months begin as Umm al-Qura says.</source>
            <translation>None: months begin as Umm al-Qura says.</translation>
        </message>
        <message>
            <source>Add a sighting</source>
            <translation>Add a sighting</translation>
        </message>
        <message>
            <source>Working days and hours</source>
            <translation>Working days and hours</translation>
        </message>
        <message>
            <source>Closures and special hours</source>
            <translation>Closures and special hours</translation>
        </message>
        <message>
            <source>Moon sighting</source>
            <translation>Moon sighting</translation>
        </message>
        <message>
            <source>Holidays of every year</source>
            <translation>Holidays of every year</translation>
        </message>
    </context>
    <context>
        <name>CaseBody</name>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Timeline</translation>
        </message>
    </context>
    <context>
        <name>CaseHead</name>
        <message numerus="yes">
            <source>%n operation(s) waiting to be sent</source>
            <translation>
                <numerusform>%n operation waiting to be sent</numerusform>
                <numerusform>%n operations waiting to be sent</numerusform>
            </translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Watch</translation>
        </message>
        <message>
            <source>Previous request</source>
            <translation>Previous request</translation>
        </message>
        <message>
            <source>Next request</source>
            <translation>Next request</translation>
        </message>
        <message>
            <source>Print summary</source>
            <translation>Print summary</translation>
        </message>
        <message>
            <source>Watched: you are notified of changes</source>
            <translation>Watched: you are notified of changes</translation>
        </message>
        <message>
            <source>Watch this request</source>
            <translation>Watch this request</translation>
        </message>
    </context>
    <context>
        <name>CasePage</name>
        <message>
            <source>A newer version of this request arrived.</source>
            <translation>A newer version of this request arrived.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
    </context>
    <context>
        <name>ChartCard</name>
        <message>
            <source>How this is counted</source>
            <translation>How this is counted</translation>
        </message>
        <message>
            <source>Show as table</source>
            <translation>Show as table</translation>
        </message>
    </context>
    <context>
        <name>ClosureSheet</name>
        <message>
            <source>Closure or special hours</source>
            <translation>Closure or special hours</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Reason, shown to everybody</source>
            <translation>Reason, shown to everybody</translation>
        </message>
        <message>
            <source>None: the office is closed all day.</source>
            <translation>None: the office is closed all day.</translation>
        </message>
        <message>
            <source>Special hours</source>
            <translation>Special hours</translation>
        </message>
        <message>
            <source>Give the first and the last day.</source>
            <translation>Give the first and the last day.</translation>
        </message>
    </context>
    <context>
        <name>Composing</name>
        <message>
            <source>Draft restored ({when})</source>
            <translation>Draft restored ({when})</translation>
        </message>
        <message>
            <source>Draft restored</source>
            <translation>Draft restored</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Start over</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>Keep theirs</source>
            <translation>Keep theirs</translation>
        </message>
        <message>
            <source>Edit mine</source>
            <translation>Edit mine</translation>
        </message>
        <message>
            <source>Apply mine again</source>
            <translation>Apply mine again</translation>
        </message>
        <message>
            <source>As you had read it</source>
            <translation>As you had read it</translation>
        </message>
        <message>
            <source>As it is now</source>
            <translation>As it is now</translation>
        </message>
        <message>
            <source>What you did</source>
            <translation>What you did</translation>
        </message>
        <message>
            <source>Needs your decision</source>
            <translation>Needs your decision</translation>
        </message>
        <message>
            <source>{act}, request {number}</source>
            <translation>{act}, request {number}</translation>
        </message>
        <message>
            <source>If you keep theirs, your operation is given up; its text is kept for 30 days.</source>
            <translation>If you keep theirs, your operation is given up; its text is kept for 30 days.</translation>
        </message>
        <message>
            <source>The same in all three: {facts}</source>
            <translation>The same in all three: {facts}</translation>
        </message>
        <message>
            <source>If you discard it, it is not sent; its text is kept for 30 days.</source>
            <translation>If you discard it, it is not sent; its text is kept for 30 days.</translation>
        </message>
        <message>
            <source>{fact}: {value}</source>
            <translation>{fact}: {value}</translation>
        </message>
        <message>
            <source>Send anyway</source>
            <translation>Send anyway</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
    </context>
    <context>
        <name>Consequences</name>
        <message>
            <source>Working hours in the next four weeks: {after} instead of {before}.</source>
            <translation>Working hours in the next four weeks: {after} instead of {before}.</translation>
        </message>
        <message>
            <source>A request that comes in now with a deadline of {hours} working hours: due {after}, until now {before}.</source>
            <translation>A request that comes in now with a deadline of {hours} working hours: due {after}, until now {before}.</translation>
        </message>
        <message>
            <source>The deadlines of all open requests of this office are calculated again once the server has it.</source>
            <translation>The deadlines of all open requests of this office are calculated again once the server has it.</translation>
        </message>
    </context>
    <context>
        <name>CopyMenu</name>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>Identity number</translation>
        </message>
        <message>
            <source>Passport number</source>
            <translation>Passport number</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Identity number, once revealed</source>
            <translation>Identity number, once revealed</translation>
        </message>
    </context>
    <context>
        <name>CopyValue</name>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
    </context>
    <context>
        <name>Counted</name>
        <message>
            <source>just now</source>
            <translation>just now</translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n min ago</numerusform>
                <numerusform>%n min ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n minute(s)</source>
            <translation>
                <numerusform>in %n min</numerusform>
                <numerusform>in %n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n hour(s)</source>
            <translation>
                <numerusform>in %n hour</numerusform>
                <numerusform>in %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The server is busy. It will be tried again in %n second(s).</source>
            <translation>
                <numerusform>The server is busy. It will be tried again in %n second.</numerusform>
                <numerusform>The server is busy. It will be tried again in %n seconds.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The file is too large: at most %n megabyte(s) are accepted.</source>
            <translation>
                <numerusform>The file is too large: at most %n megabyte is accepted.</numerusform>
                <numerusform>The file is too large: at most %n megabytes are accepted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) have not been sent yet. They are kept here, encrypted, and sent when you sign in again.</source>
            <translation>
                <numerusform>%n operation has not been sent yet. It is kept here, encrypted, and sent when you sign in again.</numerusform>
                <numerusform>%n operations have not been sent yet. They are kept here, encrypted, and sent when you sign in again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) have not been sent yet. They are kept on this computer and sent the next time you open the program.</source>
            <translation>
                <numerusform>%n operation has not been sent yet. It is kept on this computer and sent the next time you open the program.</numerusform>
                <numerusform>%n operations have not been sent yet. They are kept on this computer and sent the next time you open the program.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Catching up: %n change(s) so far</source>
            <translation>
                <numerusform>Catching up: %n change so far</numerusform>
                <numerusform>Catching up: %n changes so far</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Your outbox on this computer was damaged. It was set aside and rebuilt from its second copy, with %n operation(s). Look through it: what is missing there, do again.</source>
            <translation>
                <numerusform>Your outbox on this computer was damaged. It was set aside and rebuilt from its second copy, with %n operation. Look through it: what is missing there, do again.</numerusform>
                <numerusform>Your outbox on this computer was damaged. It was set aside and rebuilt from its second copy, with %n operations. Look through it: what is missing there, do again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) were missing in your outbox and came back from its second copy. They are sent as usual.</source>
            <translation>
                <numerusform>%n operation was missing in your outbox and came back from its second copy. It is sent as usual.</numerusform>
                <numerusform>%n operations were missing in your outbox and came back from its second copy. They are sent as usual.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The key to what was kept on this computer is gone. %n file(s) were set aside unopened, and unsent work may be in them. Contact support before you do it again.</source>
            <translation>
                <numerusform>The key to what was kept on this computer is gone. %n file was set aside unopened, and unsent work may be in it. Contact support before you do it again.</numerusform>
                <numerusform>The key to what was kept on this computer is gone. %n files were set aside unopened, and unsent work may be in them. Contact support before you do it again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The key on this computer is not the one of before. %n file(s) under the earlier key were set aside unopened, and unsent work may be in them. Contact support before you do it again.</source>
            <translation>
                <numerusform>The key on this computer is not the one of before. %n file under the earlier key was set aside unopened, and unsent work may be in it. Contact support before you do it again.</numerusform>
                <numerusform>The key on this computer is not the one of before. %n files under the earlier key were set aside unopened, and unsent work may be in them. Contact support before you do it again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>An earlier key is back, and with it %n file(s) that had been set aside.</source>
            <translation>
                <numerusform>A former key is back, and with it %n file that had been put away.</numerusform>
                <numerusform>A former key is back, and with it %n files that had been put away.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) that were to be sent are damaged or gone. Open the outbox and send them again.</source>
            <translation>
                <numerusform>%n file that was to be sent is damaged or gone. Open the outbox and send it again.</numerusform>
                <numerusform>%n files that were to be sent are damaged or gone. Open the outbox and send them again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unsent operation(s) of yours are kept on this computer under the address {server}. To send them, sign in at that address.</source>
            <translation>
                <numerusform>%n unsent operation of yours is kept on this computer under the address {server}. To send it, sign in at that address.</numerusform>
                <numerusform>%n unsent operations of yours are kept on this computer under the address {server}. To send them, sign in at that address.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n open</numerusform>
                <numerusform>%n open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Assign %n request(s)</source>
            <translation>
                <numerusform>Assign %n request</numerusform>
                <numerusform>Assign %n requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Offer %n request(s) to another office</source>
            <translation>
                <numerusform>Offer %n request to another office</numerusform>
                <numerusform>Offer %n requests to another office</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Distribute %n request(s)</source>
            <translation>
                <numerusform>Distribute %n request</numerusform>
                <numerusform>Distribute %n requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) assigned</source>
            <translation>
                <numerusform>%n request assigned</numerusform>
                <numerusform>%n requests assigned</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) returned to the office</source>
            <translation>
                <numerusform>%n request returned to the office</numerusform>
                <numerusform>%n requests returned to the office</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) are back where they were</source>
            <translation>
                <numerusform>%n request is back where it was</numerusform>
                <numerusform>%n requests are back where they were</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) offered</source>
            <translation>
                <numerusform>%n request offered</numerusform>
                <numerusform>%n requests offered</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) watched</source>
            <translation>
                <numerusform>%n request watched</numerusform>
                <numerusform>%n requests watched</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n left out</numerusform>
                <numerusform>%n left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) were skipped</source>
            <translation>
                <numerusform>%n request was skipped.</numerusform>
                <numerusform>%n requests were skipped.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) would move</source>
            <translation>
                <numerusform>%n request would move</numerusform>
                <numerusform>%n requests would move</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CrashSheet</name>
        <message>
            <source>Something went wrong</source>
            <translation>Something went wrong</translation>
        </message>
        <message>
            <source>Copy the reference</source>
            <translation>Copy the reference</translation>
        </message>
        <message>
            <source>Keep working</source>
            <translation>Keep working</translation>
        </message>
        <message>
            <source>What you saved is safe. If it happens again, give support this reference:</source>
            <translation>What you saved is safe. If it happens again, give support this reference:</translation>
        </message>
    </context>
    <context>
        <name>DayCalendar</name>
        <message>
            <source>Calendar</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Previous month</source>
            <translation>Previous month</translation>
        </message>
        <message>
            <source>Next month</source>
            <translation>Next month</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Hijri</source>
            <translation>Hijri</translation>
        </message>
        <message>
            <source>Gregorian</source>
            <translation>Gregorian</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>Sun</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>Mon</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>Tue</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Wed</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Thu</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>Fri</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>Sat</translation>
        </message>
    </context>
    <context>
        <name>DayField</name>
        <message>
            <source>Calendar</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Only dates from {first} to {last}</source>
            <translation>Only dates from {first} to {last}</translation>
        </message>
        <message>
            <source>No date chosen</source>
            <translation>No date chosen</translation>
        </message>
        <message>
            <source>Not a date; write it as 18/6/1448 or 28/11/2026</source>
            <translation>Not a date; write it as 18/6/1448 or 28/11/2026</translation>
        </message>
        <message>
            <source>Day/month/year</source>
            <translation>Day/month/year</translation>
        </message>
        <message>
            <source>Day/month/year or year-month-day, Hijri or Gregorian; the arrow keys step by a day</source>
            <translation>Day/month/year or year-month-day, Hijri or Gregorian; the arrow keys step by a day</translation>
        </message>
    </context>
    <context>
        <name>DistributeDialog</name>
        <message>
            <source>Distribute</source>
            <translation>Distribute</translation>
        </message>
        <message>
            <source>Proposal</source>
            <translation>Proposal</translation>
        </message>
        <message>
            <source>Nothing has happened yet. Press F2 on a line to choose somebody else.</source>
            <translation>Nothing has happened yet. Press F2 on a line to choose somebody else.</translation>
        </message>
    </context>
    <context>
        <name>DistributionModel</name>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Now with</source>
            <translation>Now with</translation>
        </message>
        <message>
            <source>Goes to</source>
            <translation>Goes to</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <source>Stays as it is</source>
            <translation>Stays as it is</translation>
        </message>
        <message>
            <source>Chosen by you</source>
            <translation>Chosen by you</translation>
        </message>
    </context>
    <context>
        <name>Doubts</name>
        <message>
            <source>Go back</source>
            <translation>Go back</translation>
        </message>
        <message>
            <source>Not filled in: {name}.</source>
            <translation>Not filled in: {name}.</translation>
        </message>
        <message>
            <source>The identity number {number} is neither the applicant's nor in their request.</source>
            <translation>The identity number {number} is neither the applicant's nor in their request.</translation>
        </message>
        <message>
            <source>Send it as it is?</source>
            <translation>Send it as it is?</translation>
        </message>
        <message>
            <source>Send anyway</source>
            <translation>Send anyway</translation>
        </message>
    </context>
    <context>
        <name>DraftsList</name>
        <message>
            <source>Request you no longer have access to</source>
            <translation>Request you no longer have access to</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Copy text</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Open request</source>
            <translation>Open request</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Keep editing</translation>
        </message>
        <message>
            <source>Files:</source>
            <translation>Files:</translation>
        </message>
    </context>
    <context>
        <name>DueSheet</name>
        <message>
            <source>Why this deadline?</source>
            <translation>Why this deadline?</translation>
        </message>
        <message>
            <source>Completion</source>
            <translation>Completion</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>First response</translation>
        </message>
        <message>
            <source>Counted with your operations that have not been sent yet.</source>
            <translation>Counted with your operations that have not been sent yet.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>By the calendar of that time it was due on {moment}, and that stands.</source>
            <translation>By the calendar of that time it was due on {moment}, and that stands.</translation>
        </message>
        <message>
            <source>Allowed: {hours} of working time.</source>
            <translation>Allowed: {hours} of working time.</translation>
        </message>
        <message>
            <source>Allowed: {hours} of working time. It took {used}, on time.</source>
            <translation>Allowed: {hours} of working time. It took {used}, on time.</translation>
        </message>
        <message>
            <source>Allowed: {hours} of working time. It took {used}, late.</source>
            <translation>Allowed: {hours} of working time. It took {used}, late.</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>What happened</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Used</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Left</translation>
        </message>
    </context>
    <context>
        <name>DueWords</name>
        <message>
            <source>Submitted: the clock starts</source>
            <translation>Submitted: the clock starts</translation>
        </message>
        <message>
            <source>Returned to the applicant: the clock stands still</source>
            <translation>Returned to the applicant: the clock stands still</translation>
        </message>
        <message>
            <source>Back from the applicant: the clock runs on</source>
            <translation>Back from the applicant: the clock runs on</translation>
        </message>
        <message>
            <source>Reopened: the clock runs on from where it stood</source>
            <translation>Reopened: the clock runs on from where it stood</translation>
        </message>
        <message>
            <source>Finished: the clock stops</source>
            <translation>Finished: the clock stops</translation>
        </message>
        <message>
            <source>The applicant was answered: the clock stops</source>
            <translation>The applicant was answered: the clock stops</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <source>{name}: holiday, not counted</source>
            <translation>{name}: holiday, not counted</translation>
        </message>
        <message>
            <source>Office closed, not counted: {reason}</source>
            <translation>Office closed, not counted: {reason}</translation>
        </message>
        <message>
            <source>Special working hours: {reason}</source>
            <translation>Special working hours: {reason}</translation>
        </message>
        <message>
            <source>Ramadan working hours</source>
            <translation>Ramadan working hours</translation>
        </message>
        <message>
            <source>Weekend, not counted</source>
            <translation>Weekend, not counted</translation>
        </message>
        <message>
            <source>{first}
to {last}</source>
            <translation>{first}
to {last}</translation>
        </message>
    </context>
    <context>
        <name>EditDialog</name>
        <message>
            <source>Save and send</source>
            <translation>Save and send</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
        <message>
            <source>{length} of {allowed} characters</source>
            <translation>{length} of {allowed} characters</translation>
        </message>
    </context>
    <context>
        <name>EntryList</name>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>EntryPage</name>
        <message>
            <source>Light or dark theme</source>
            <translation>Light or dark theme</translation>
        </message>
    </context>
    <context>
        <name>ExportButton</name>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Workbook with a sheet for each part (XLSX)…</source>
            <translation>Workbook with a sheet for each part (XLSX)…</translation>
        </message>
        <message>
            <source>All numbers as text (CSV)…</source>
            <translation>All numbers as text (CSV)…</translation>
        </message>
        <message>
            <source>Report for print (PDF)…</source>
            <translation>Report for print (PDF)…</translation>
        </message>
        <message>
            <source>Scheduled export…</source>
            <translation>Scheduled export…</translation>
        </message>
        <message>
            <source>Requests behind “{number}” (XLSX)…</source>
            <translation>Requests behind “{number}” (XLSX)…</translation>
        </message>
    </context>
    <context>
        <name>ExportClock</name>
        <message>
            <source>The scheduled export was written to {folder}</source>
            <translation>The scheduled export was written to {folder}</translation>
        </message>
        <message>
            <source>The scheduled export could not be written; it is tried again. {reason}</source>
            <translation>The scheduled export could not be written; it is tried again. {reason}</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Scheduled export</source>
            <translation>Scheduled export</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Workbook (XLSX)</source>
            <translation>Workbook (XLSX)</translation>
        </message>
        <message>
            <source>Text (CSV)</source>
            <translation>Text (CSV)</translation>
        </message>
        <message>
            <source>Report (PDF)</source>
            <translation>Report (PDF)</translation>
        </message>
        <message>
            <source>Every day</source>
            <translation>Every day</translation>
        </message>
        <message>
            <source>Every Sunday</source>
            <translation>Every Sunday</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Turn off</source>
            <translation>Turn off</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Folder for the exports</source>
            <translation>Folder for the exports</translation>
        </message>
        <message>
            <source>Choose a folder that is there.</source>
            <translation>Choose a folder that is there.</translation>
        </message>
        <message>
            <source>Choose at least one kind of file.</source>
            <translation>Choose at least one kind of file.</translation>
        </message>
        <message>
            <source>The board is exported by itself, next on {moment}.</source>
            <translation>The board is exported by itself, next on {moment}.</translation>
        </message>
        <message>
            <source>The scheduled export is turned off.</source>
            <translation>The scheduled export is turned off.</translation>
        </message>
        <message>
            <source>While this program is open, it writes the board of the last 30 days into a folder. A missed export is written once the program is opened again.</source>
            <translation>While this program is open, it writes the board of the last 30 days into a folder. A missed export is written once the program is opened again.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>When</source>
            <translation>When</translation>
        </message>
        <message>
            <source>The files are not encrypted: whoever can open the folder can read them. That they were written is recorded.</source>
            <translation>The files are not encrypted: whoever can open the folder can read them. That they were written is recorded.</translation>
        </message>
        <message>
            <source>Time in Riyadh</source>
            <translation>Time in Riyadh</translation>
        </message>
    </context>
    <context>
        <name>ExportLine</name>
        <message>
            <source>Stopping…</source>
            <translation>Stopping…</translation>
        </message>
        <message>
            <source>Stopped; no file was written.</source>
            <translation>Stopped; no file was written.</translation>
        </message>
    </context>
    <context>
        <name>FactsCard</name>
        <message>
            <source>Request details</source>
            <translation>Request details</translation>
        </message>
        <message>
            <source>Why this deadline?</source>
            <translation>Why this deadline?</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Assignee</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>Submitted</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>First response</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Deadline</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Approval</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Nobody yet</translation>
        </message>
        <message>
            <source>{name} (you)</source>
            <translation>{name} (you)</translation>
        </message>
        <message>
            <source>Being calculated</source>
            <translation>Being calculated</translation>
        </message>
        <message>
            <source>Stopped while the applicant holds the request</source>
            <translation>Stopped while the applicant holds the request</translation>
        </message>
        <message>
            <source>Overdue: {time}</source>
            <translation>Overdue: {time}</translation>
        </message>
        <message>
            <source>Needs a second officer</source>
            <translation>Needs a second officer</translation>
        </message>
        <message>
            <source>Given by {name}</source>
            <translation>Given by {name}</translation>
        </message>
    </context>
    <context>
        <name>FailureBar</name>
        <message>
            <source>Signing in failed</source>
            <translation>Signing in failed</translation>
        </message>
        <message>
            <source>Wrong user name or password</source>
            <translation>Wrong user name or password</translation>
        </message>
        <message>
            <source>Wrong passphrase</source>
            <translation>Wrong passphrase</translation>
        </message>
        <message>
            <source>No network</source>
            <translation>No network</translation>
        </message>
        <message>
            <source>Something else answered</source>
            <translation>Something else answered</translation>
        </message>
        <message>
            <source>The server has a fault</source>
            <translation>The server has a fault</translation>
        </message>
        <message>
            <source>The server is not trusted</source>
            <translation>The server is not trusted</translation>
        </message>
        <message>
            <source>Check this computer's date</source>
            <translation>Check this computer's date</translation>
        </message>
        <message>
            <source>The proxy cannot be used</source>
            <translation>The proxy cannot be used</translation>
        </message>
        <message>
            <source>The network refused this</source>
            <translation>The network refused this</translation>
        </message>
        <message>
            <source>Choose a passphrase</source>
            <translation>Choose a passphrase</translation>
        </message>
        <message>
            <source>Passphrase needed</source>
            <translation>Passphrase needed</translation>
        </message>
        <message>
            <source>The server is busy</source>
            <translation>The server is busy</translation>
        </message>
        <message>
            <source>Check both and try again.</source>
            <translation>Check both and try again.</translation>
        </message>
        <message>
            <source>The server cannot be reached. Check the connection and try again.</source>
            <translation>The server cannot be reached. Check the connection and try again.</translation>
        </message>
        <message>
            <source>It is not your password. Try again in a few minutes.</source>
            <translation>It is not your password. Try again in a few minutes.</translation>
        </message>
        <message>
            <source>This computer has no safe place for keys. A passphrase will protect what is kept on it.</source>
            <translation>This computer has no safe place for keys. A passphrase will protect what is kept on it.</translation>
        </message>
        <message>
            <source>What is kept on this computer is protected by your passphrase.</source>
            <translation>What is kept on this computer is protected by your passphrase.</translation>
        </message>
    </context>
    <context>
        <name>FileSize</name>
        <message>
            <source>{size} KB</source>
            <translation>{size} KB</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} MB</translation>
        </message>
    </context>
    <context>
        <name>FileWords</name>
        <message>
            <source>{size} KB</source>
            <translation>{size} KB</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} MB</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>No picture: this kind cannot be shown</source>
            <translation>No picture: this kind cannot be shown</translation>
        </message>
        <message>
            <source>Not the kind of file it claims to be</source>
            <translation>Not the kind of file it claims to be</translation>
        </message>
        <message>
            <source>No picture: locked with a password</source>
            <translation>No picture: locked with a password</translation>
        </message>
        <message>
            <source>No picture: too large to draw</source>
            <translation>No picture: too large to draw</translation>
        </message>
        <message>
            <source>No picture: drawing it took too much memory</source>
            <translation>No picture: drawing it took too much memory</translation>
        </message>
        <message>
            <source>No picture: the file cannot be read</source>
            <translation>No picture: the file cannot be read</translation>
        </message>
        <message>
            <source>No picture: drawing it took too long</source>
            <translation>No picture: drawing it took too long</translation>
        </message>
        <message>
            <source>No picture: drawing it ended with a fault</source>
            <translation>No picture: drawing it ended with a fault</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
    </context>
    <context>
        <name>FilesPicker</name>
        <message>
            <source>Documents and images ({endings})</source>
            <translation>Documents and images ({endings})</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>Attach files</translation>
        </message>
        <message>
            <source>Remove this file</source>
            <translation>Remove this file</translation>
        </message>
        <message>
            <source>{name} is larger than {limit}.</source>
            <translation>{name} is larger than {limit}.</translation>
        </message>
        <message numerus="yes">
            <source>A response can carry %n file(s).</source>
            <translation>
                <numerusform>A response can carry %n file.</numerusform>
                <numerusform>A response can carry %n files.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is not of a kind that can be sent.</source>
            <translation>{name} is not of a kind that can be sent.</translation>
        </message>
        <message>
            <source>{name} is empty.</source>
            <translation>{name} is empty.</translation>
        </message>
        <message>
            <source>{name} could not be read.</source>
            <translation>{name} could not be read.</translation>
        </message>
        <message>
            <source>Picture {number}</source>
            <translation>Picture {number}</translation>
        </message>
        <message>
            <source>Reading {name}…</source>
            <translation>Reading {name}…</translation>
        </message>
        <message>
            <source>{name} was not attached. {reason}</source>
            <translation>{name} was not attached. {reason}</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this document</source>
            <translation>Find in this document</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Previous match</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Next match</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>Close the search</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>{current} of {count}</source>
            <translation>{current} of {count}</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Searching…</translation>
        </message>
    </context>
    <context>
        <name>FirstSync</name>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} of {total}</translation>
        </message>
        <message>
            <source>Asking the server …</source>
            <translation>Asking the server …</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Nothing is kept on this computer yet. The first time needs the network.</source>
            <translation>Nothing is kept on this computer yet. The first time needs the network.</translation>
        </message>
        <message>
            <source>The requests have not been downloaded</source>
            <translation>The requests have not been downloaded</translation>
        </message>
        <message>
            <source>The server did not give them out. It will be tried again.</source>
            <translation>The server did not give them out. It will be tried again.</translation>
        </message>
        <message>
            <source>Downloading your requests</source>
            <translation>Downloading your requests</translation>
        </message>
        <message>
            <source>This happens once. After it the program also works without a network.</source>
            <translation>This happens once. After it the program also works without a network.</translation>
        </message>
    </context>
    <context>
        <name>ForecastLabel</name>
        <message>
            <source>Counting which requests would be due at another time… {share}</source>
            <translation>Counting which requests would be due at another time… {share}</translation>
        </message>
        <message>
            <source>With this, the office would not be open for years.</source>
            <translation>With this, the office would not be open for years.</translation>
        </message>
        <message numerus="yes">
            <source>%n open request(s) would be due at another time.</source>
            <translation>
                <numerusform>%n open request would be due at another time.</numerusform>
                <numerusform>%n open requests would be due at another time.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) would be overdue at once.</source>
            <translation>
                <numerusform>%n request would be overdue at once.</numerusform>
                <numerusform>%n requests would be overdue at once.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) would no longer be overdue.</source>
            <translation>
                <numerusform>%n request would no longer be overdue.</numerusform>
                <numerusform>%n requests would no longer be overdue.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Form</name>
        <message>
            <source>Visible to the applicant</source>
            <translation>Visible to the applicant</translation>
        </message>
        <message>
            <source>Internal: staff only</source>
            <translation>Internal: staff only</translation>
        </message>
        <message>
            <source>Close; the draft is kept</source>
            <translation>Close; the draft is kept</translation>
        </message>
        <message>
            <source>Attach files</source>
            <translation>Attach files</translation>
        </message>
        <message>
            <source>The files are still being read. The response is sent right after.</source>
            <translation>The files are still being read. The response is sent right after.</translation>
        </message>
        <message>
            <source>A file could not be attached, so nothing was sent.</source>
            <translation>A file could not be attached, so nothing was sent.</translation>
        </message>
    </context>
    <context>
        <name>GonePage</name>
        <message>
            <source>You no longer have access to this request</source>
            <translation>You no longer have access to this request</translation>
        </message>
        <message>
            <source>What you were writing</source>
            <translation>What you were writing</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Copy text</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Back to the list</translation>
        </message>
        <message>
            <source>It was given to somebody else or to another office.</source>
            <translation>It was given to somebody else or to another office.</translation>
        </message>
        <message>
            <source>It was given to somebody else or to another office. What you were writing is kept: copy it if somebody needs it. It is also among the drafts of the outbox.</source>
            <translation>It was given to somebody else or to another office. What you were writing is kept: copy it if somebody needs it. It is also among the drafts of the outbox.</translation>
        </message>
        <message>
            <source>Nothing in it waits for you any more, so it has left your list.</source>
            <translation>Nothing in it waits for you any more, so it has left your list.</translation>
        </message>
        <message>
            <source>Next awaiting approval</source>
            <translation>Next awaiting approval</translation>
        </message>
    </context>
    <context>
        <name>Happened</name>
        <message>
            <source>The request was moved to “{status}”</source>
            <translation>The request was moved to “{status}”</translation>
        </message>
        <message>
            <source>{name} refused the approval</source>
            <translation>{name} refused the approval</translation>
        </message>
        <message>
            <source>{name} refused the transfer of the request</source>
            <translation>{name} refused the transfer of the request</translation>
        </message>
        <message>
            <source>{name} returned the request to its office, unassigned</source>
            <translation>{name} returned the request to its office, unassigned</translation>
        </message>
        <message>
            <source>The applicant sent a new message</source>
            <translation>The applicant sent a new message</translation>
        </message>
        <message>
            <source>{name} assigned the request to {person}</source>
            <translation>{name} assigned the request to {person}</translation>
        </message>
        <message>
            <source>{name} withdrew the offer to another office</source>
            <translation>{name} withdrew the offer to another office</translation>
        </message>
        <message>
            <source>The request was changed</source>
            <translation>The request was changed</translation>
        </message>
        <message>
            <source>{name} offered the request to {office}</source>
            <translation>{name} offered the request to {office}</translation>
        </message>
        <message>
            <source>{name} submitted the request</source>
            <translation>{name} submitted the request</translation>
        </message>
        <message>
            <source>{name} accepted the transfer of the request</source>
            <translation>{name} accepted the transfer of the request</translation>
        </message>
        <message>
            <source>{name} wrote to the applicant</source>
            <translation>{name} wrote to the applicant</translation>
        </message>
        <message>
            <source>{name} sent a new message</source>
            <translation>{name} sent a new message</translation>
        </message>
        <message>
            <source>{name} approved what was asked</source>
            <translation>{name} approved what was asked</translation>
        </message>
        <message>
            <source>{name} wrote an internal note</source>
            <translation>{name} wrote an internal note</translation>
        </message>
        <message>
            <source>{name} asked for a second officer’s approval</source>
            <translation>{name} asked for a second officer’s approval</translation>
        </message>
        <message>
            <source>{name} moved the request to “{status}”</source>
            <translation>{name} moved the request to “{status}”</translation>
        </message>
    </context>
    <context>
        <name>HeadFacts</name>
        <message>
            <source>Deadline: being calculated</source>
            <translation>Deadline: being calculated</translation>
        </message>
        <message>
            <source>With: {name}</source>
            <translation>With: {name}</translation>
        </message>
        <message numerus="yes">
            <source>%n more file(s)</source>
            <translation>
                <numerusform>%n more file</numerusform>
                <numerusform>%n more files</numerusform>
            </translation>
        </message>
        <message>
            <source>Deadline stopped: with the applicant</source>
            <translation>Deadline stopped: with the applicant</translation>
        </message>
        <message>
            <source>Deadline: {time}</source>
            <translation>Deadline: {time}</translation>
        </message>
        <message>
            <source>With nobody yet</source>
            <translation>With nobody yet</translation>
        </message>
        <message>
            <source>With: {name} (you)</source>
            <translation>With: {name} (you)</translation>
        </message>
        <message>
            <source>Overdue: {time}</source>
            <translation>Overdue: {time}</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Everywhere</source>
            <translation>Everywhere</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>All requests</source>
            <translation>All requests</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Board or my figures</source>
            <translation>Board or my figures</translation>
        </message>
        <message>
            <source>Watched</source>
            <translation>Watched</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sync now</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Switch language</source>
            <translation>Switch language</translation>
        </message>
        <message>
            <source>Light or dark theme</source>
            <translation>Light or dark theme</translation>
        </message>
        <message>
            <source>List of requests</source>
            <translation>List of requests</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Next request</source>
            <translation>Next request</translation>
        </message>
        <message>
            <source>Previous request</source>
            <translation>Previous request</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>Sort by a column</source>
            <translation>Sort by a column</translation>
        </message>
        <message>
            <source>Copy a number</source>
            <translation>Copy a number</translation>
        </message>
        <message>
            <source>Choose a day in a calendar</source>
            <translation>Choose a day in a calendar</translation>
        </message>
        <message>
            <source>How a number is counted</source>
            <translation>How a number is counted</translation>
        </message>
        <message>
            <source>A chart as a table</source>
            <translation>A chart as a table</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Skills</translation>
        </message>
        <message>
            <source>Watch a queue</source>
            <translation>Watch a queue</translation>
        </message>
        <message>
            <source>New response text</source>
            <translation>New response text</translation>
        </message>
        <message>
            <source>Change a response text</source>
            <translation>Change a response text</translation>
        </message>
        <message>
            <source>Refuse a proposed text</source>
            <translation>Refuse a proposed text</translation>
        </message>
        <message>
            <source>In a request</source>
            <translation>In a request</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Take</translation>
        </message>
        <message>
            <source>Start work</source>
            <translation>Start work</translation>
        </message>
        <message>
            <source>Respond</source>
            <translation>Respond</translation>
        </message>
        <message>
            <source>Return to applicant</source>
            <translation>Return to applicant</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>Internal note</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Select all</translation>
        </message>
        <message>
            <source>Take the next request</source>
            <translation>Take the next request</translation>
        </message>
        <message>
            <source>Return to office</source>
            <translation>Return to office</translation>
        </message>
        <message>
            <source>Distribute</source>
            <translation>Distribute</translation>
        </message>
        <message>
            <source>Ask for approval</source>
            <translation>Ask for approval</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Approve</translation>
        </message>
        <message>
            <source>Refuse the approval</source>
            <translation>Refuse the approval</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>Offer to another office</source>
            <translation>Offer to another office</translation>
        </message>
        <message>
            <source>Accept an offered request</source>
            <translation>Accept an offered request</translation>
        </message>
        <message>
            <source>Refuse an offered request</source>
            <translation>Refuse an offered request</translation>
        </message>
        <message>
            <source>Withdraw the offer</source>
            <translation>Withdraw the offer</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Watch</translation>
        </message>
        <message>
            <source>Reveal the identity number</source>
            <translation>Reveal the identity number</translation>
        </message>
        <message>
            <source>Why this deadline?</source>
            <translation>Why this deadline?</translation>
        </message>
        <message>
            <source>First attachment</source>
            <translation>First attachment</translation>
        </message>
        <message>
            <source>Print the summary</source>
            <translation>Print the summary</translation>
        </message>
        <message>
            <source>While writing</source>
            <translation>While writing</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Templates</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>Attach a file</translation>
        </message>
        <message>
            <source>Attachment or summary</source>
            <translation>Attachment or summary</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>Fit page</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>Fit width</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>Actual size</translation>
        </message>
        <message>
            <source>Rotate right</source>
            <translation>Rotate right</translation>
        </message>
        <message>
            <source>Rotate left</source>
            <translation>Rotate left</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Next match</translation>
        </message>
        <message>
            <source>Work order</source>
            <translation>Work order</translation>
        </message>
        <message>
            <source>My turn</source>
            <translation>My turn</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Finished</translation>
        </message>
        <message>
            <source>With the applicant</source>
            <translation>With the applicant</translation>
        </message>
        <message>
            <source>Next awaiting approval</source>
            <translation>Next awaiting approval</translation>
        </message>
        <message>
            <source>Take back the last act</source>
            <translation>Take back the last act</translation>
        </message>
        <message>
            <source>Filter by status</source>
            <translation>Filter by status</translation>
        </message>
        <message>
            <source>Outcome: rejected</source>
            <translation>Outcome: rejected</translation>
        </message>
        <message>
            <source>Edit the text</source>
            <translation>Edit the text</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>Copy the text</translation>
        </message>
        <message>
            <source>Filter by service</source>
            <translation>Filter by service</translation>
        </message>
        <message>
            <source>Close the request</source>
            <translation>Close the request</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Previous match</translation>
        </message>
        <message>
            <source>Only what is offered to us</source>
            <translation>Only what is offered to us</translation>
        </message>
        <message>
            <source>Outcome: answered</source>
            <translation>Outcome: answered</translation>
        </message>
        <message>
            <source>Save or export</source>
            <translation>Save or export</translation>
        </message>
        <message>
            <source>Tick a missing document, 1 to 9</source>
            <translation>Tick a missing document, 1 to 9</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Next part or attachment</source>
            <translation>Next part or attachment</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Compare</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Clear the filters</translation>
        </message>
        <message>
            <source>Copy the reference</source>
            <translation>Copy the reference</translation>
        </message>
        <message>
            <source>Only what awaits approval</source>
            <translation>Only what awaits approval</translation>
        </message>
        <message>
            <source>Previous part or attachment</source>
            <translation>Previous part or attachment</translation>
        </message>
        <message>
            <source>Officers beside the list</source>
            <translation>Officers beside the list</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Outcome: approved</source>
            <translation>Outcome: approved</translation>
        </message>
        <message>
            <source>Reopen the request</source>
            <translation>Reopen the request</translation>
        </message>
        <message>
            <source>Send or save</source>
            <translation>Send or save</translation>
        </message>
        <message>
            <source>Distribute all that nobody has</source>
            <translation>Distribute all that nobody has</translation>
        </message>
        <message>
            <source>Keys: {part}</source>
            <translation>Keys: {part}</translation>
        </message>
        <message>
            <source>Keys: {part} · {role}</source>
            <translation>Keys: {part} · {role}</translation>
        </message>
    </context>
    <context>
        <name>LastKnown</name>
        <message>
            <source>These figures are as of {moment}, from the last answer of the server.</source>
            <translation>These figures are as of {moment}, from the last answer of the server.</translation>
        </message>
    </context>
    <context>
        <name>LoadsList</name>
        <message>
            <source>Officer</source>
            <translation>Officer</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>Then</translation>
        </message>
    </context>
    <context>
        <name>MaskedValue</name>
        <message>
            <source>Reveal</source>
            <translation>Reveal</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
    </context>
    <context>
        <name>MinePage</name>
        <message>
            <source>My figures</source>
            <translation>My figures</translation>
        </message>
        <message>
            <source>Your office has too few officers for an average that names nobody.</source>
            <translation>Your office has too few officers for an average that names nobody.</translation>
        </message>
    </context>
    <context>
        <name>MissingPicker</name>
        <message>
            <source>Another document, in your own words</source>
            <translation>Another document, in your own words</translation>
        </message>
        <message>
            <source>Add to the list</source>
            <translation>Add to the list</translation>
        </message>
        <message>
            <source>What is missing?</source>
            <translation>What is missing?</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Close this notice</source>
            <translation>Close this notice</translation>
        </message>
        <message>
            <source>The identity of the server could not be verified, so nothing was sent. Contact support.</source>
            <translation>The identity of the server could not be verified, so nothing was sent. Contact support.</translation>
        </message>
        <message>
            <source>The server's certificate is not valid on this computer's date, so nothing was sent. Check the date and time of this computer.</source>
            <translation>The server's certificate is not valid on this computer's date, so nothing was sent. Check the date and time of this computer.</translation>
        </message>
        <message>
            <source>A security device on the network refused this, not the server. Everything else is sent. Contact support.</source>
            <translation>A security device on the network refused this, not the server. Everything else is sent. Contact support.</translation>
        </message>
        <message>
            <source>The server has a fault. Nothing is lost; it will be tried again.</source>
            <translation>The server has a fault. Nothing is lost; it will be tried again.</translation>
        </message>
        <message>
            <source>What answered is not the Tawasul service. Perhaps this network asks for a sign-in.</source>
            <translation>What answered is not the Tawasul service. Perhaps this network asks for a sign-in.</translation>
        </message>
        <message>
            <source>The user name or the password is wrong.</source>
            <translation>The user name or the password is wrong.</translation>
        </message>
        <message>
            <source>Your session has ended. Sign in again; nothing is lost.</source>
            <translation>Your session has ended. Sign in again; nothing is lost.</translation>
        </message>
        <message>
            <source>You may not do this.</source>
            <translation>You may not do this.</translation>
        </message>
        <message>
            <source>All requests have to be downloaded again.</source>
            <translation>All requests have to be downloaded again.</translation>
        </message>
        <message>
            <source>This program is too old for the server. Your work is kept; have it updated.</source>
            <translation>This program is too old for the server. Your work is kept; have it updated.</translation>
        </message>
        <message>
            <source>The address of the server is not valid. It begins with https://</source>
            <translation>The address of the server is not valid. It begins with https://</translation>
        </message>
        <message>
            <source>The request is not here, or you no longer have access to it.</source>
            <translation>The request is not here, or you no longer have access to it.</translation>
        </message>
        <message>
            <source>Files of this type are not accepted.</source>
            <translation>Files of this type are not accepted.</translation>
        </message>
        <message>
            <source>A file on this computer is damaged. It was set aside, not deleted. Contact support.</source>
            <translation>A file on this computer is damaged. It was set aside, not deleted. Contact support.</translation>
        </message>
        <message>
            <source>The malware scan blocked this file. It cannot be opened.</source>
            <translation>The malware scan blocked this file. It cannot be opened.</translation>
        </message>
        <message>
            <source>This computer has no safe place for keys. Choose a passphrase instead.</source>
            <translation>This computer has no safe place for keys. Choose a passphrase instead.</translation>
        </message>
        <message>
            <source>The passphrase is wrong.</source>
            <translation>The passphrase is wrong.</translation>
        </message>
        <message>
            <source>Another window of this program uses the same data.</source>
            <translation>Another window of this program uses the same data.</translation>
        </message>
        <message>
            <source>The disk is full. This was not saved; make room and try again.</source>
            <translation>The disk is full. This was not saved; make room and try again.</translation>
        </message>
        <message>
            <source>The file or folder cannot be written to.</source>
            <translation>The file or folder cannot be written to.</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Cancelled.</translation>
        </message>
        <message>
            <source>The rules do not allow this now.</source>
            <translation>The rules do not allow this now.</translation>
        </message>
        <message>
            <source>The server is busy. It will be tried again.</source>
            <translation>The server is busy. It will be tried again.</translation>
        </message>
        <message>
            <source>The file is too large.</source>
            <translation>The file is too large.</translation>
        </message>
        <message>
            <source>The proxy of this computer is a SOCKS proxy. This program needs an HTTP proxy.</source>
            <translation>The proxy of this computer is a SOCKS proxy. This program needs an HTTP proxy.</translation>
        </message>
        <message>
            <source>The address of the proxy in this computer's settings is not valid. Contact support.</source>
            <translation>The address of the proxy in this computer's settings is not valid. Contact support.</translation>
        </message>
        <message>
            <source>The user name or password for the proxy has letters that a proxy cannot read. Use Latin letters and digits.</source>
            <translation>The user name or password for the proxy has letters that a proxy cannot read. Use Latin letters and digits.</translation>
        </message>
        <message>
            <source>The proxy of this network asks for a user name and a password. Contact support.</source>
            <translation>The proxy of this network asks for a user name and a password. Contact support.</translation>
        </message>
        <message>
            <source>This kind of file cannot be shown here.</source>
            <translation>This kind of file cannot be shown here.</translation>
        </message>
        <message>
            <source>The server did not answer. Keep working: everything is saved here and sent later.</source>
            <translation>The server did not answer. Keep working: everything is saved here and sent later.</translation>
        </message>
        <message>
            <source>The file could not be drawn; drawing it was stopped.</source>
            <translation>The file could not be drawn; drawing it was stopped.</translation>
        </message>
    </context>
    <context>
        <name>OfferDialog</name>
        <message>
            <source>Choose an office</source>
            <translation>Choose an office</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Why? The other office and auditors read the reason.</source>
            <translation>Why? The other office and auditors read the reason.</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>Offer</translation>
        </message>
        <message>
            <source>Each stays where it is until the other office accepts.</source>
            <translation>Each stays where it is until the other office accepts.</translation>
        </message>
    </context>
    <context>
        <name>OfficePage</name>
        <message>
            <source>Parts of the administration</source>
            <translation>Parts of the administration</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Audit trail</source>
            <translation>Audit trail</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Working time</source>
            <translation>Working time</translation>
        </message>
        <message>
            <source>Response texts</source>
            <translation>Response texts</translation>
        </message>
    </context>
    <context>
        <name>OfficePicker</name>
        <message>
            <source>Choose an office</source>
            <translation>Choose an office</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
    </context>
    <context>
        <name>OfficerChoice</name>
        <message>
            <source>Stays as it is</source>
            <translation>Stays as it is</translation>
        </message>
    </context>
    <context>
        <name>OperationPanel</name>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Saved</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Attempts</translation>
        </message>
        <message>
            <source>Next try</source>
            <translation>Next try</translation>
        </message>
        <message>
            <source>Number at the server</source>
            <translation>Number at the server</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Compare and decide</source>
            <translation>Compare and decide</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>Copy text</translation>
        </message>
        <message>
            <source>Copy reference</source>
            <translation>Copy reference</translation>
        </message>
        <message>
            <source>Open request</source>
            <translation>Open request</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message numerus="yes">
            <source>Discard %n operation(s)</source>
            <translation>
                <numerusform>Discard %n</numerusform>
                <numerusform>Discard %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Outbox</name>
        <message>
            <source>The server refused it (code {code}). Contact support.</source>
            <translation>The server refused it (code {code}). Contact support.</translation>
        </message>
        <message>
            <source>The request was changed on {moment}, after you had read it.</source>
            <translation>The request was changed on {moment}, after you had read it.</translation>
        </message>
        <message>
            <source>{name} changed the request on {moment}, after you had read it.</source>
            <translation>{name} changed the request on {moment}, after you had read it.</translation>
        </message>
        <message>
            <source>It is saved here and sent at the next synchronisation.</source>
            <translation>It is saved here and sent at the next synchronisation.</translation>
        </message>
        <message>
            <source>It is being sent now.</source>
            <translation>It is being sent now.</translation>
        </message>
        <message>
            <source>Your session has ended. It is sent once you have signed in again.</source>
            <translation>Your session has ended. It is sent once you have signed in again.</translation>
        </message>
        <message>
            <source>The server has it. It leaves this list when the request is up to date here.</source>
            <translation>The server has it. It leaves this list when the request is up to date here.</translation>
        </message>
        <message>
            <source>The server could not accept it as it is. Edit it.</source>
            <translation>The server could not accept it as it is. Edit it.</translation>
        </message>
        <message>
            <source>It is larger than the server accepts. Edit it.</source>
            <translation>It is larger than the server accepts. Edit it.</translation>
        </message>
        <message>
            <source>A file in it did not arrive. Send it again.</source>
            <translation>A file in it did not arrive. Send it again.</translation>
        </message>
        <message>
            <source>A file in it is of a type that is not accepted.</source>
            <translation>A file in it is of a type that is not accepted.</translation>
        </message>
        <message>
            <source>The server fails on this one each time, so it waits here and the rest goes on. Give support the reference.</source>
            <translation>The server fails on this one each time, so it waits here and the rest goes on. Give support the reference.</translation>
        </message>
        <message>
            <source>A file in it arrived damaged. Send it again.</source>
            <translation>A file in it arrived damaged. Send it again.</translation>
        </message>
        <message>
            <source>You may not do this to the request.</source>
            <translation>You may not do this to the request.</translation>
        </message>
        <message>
            <source>The server does not know this request.</source>
            <translation>The server does not know this request.</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigned to</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Watching</source>
            <translation>Watching</translation>
        </message>
        <message>
            <source>Officer</source>
            <translation>Officer</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Skills</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Its office</source>
            <translation>Its office</translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>Every service</translation>
        </message>
        <message>
            <source>Back at work</source>
            <translation>Back at work</translation>
        </message>
        <message>
            <source>{first}
to {last}</source>
            <translation>{first}
to {last}</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>No longer</source>
            <translation>No longer</translation>
        </message>
        <message>
            <source>{happened}, on {moment}, after you had read the request.</source>
            <translation>{happened}, on {moment}, after you had read the request.</translation>
        </message>
        <message>
            <source>You have access to the request again. You can send this again, on the request as it is now.</source>
            <translation>You have access to the request again. You can send this again, on the request as it is now.</translation>
        </message>
        <message>
            <source>It was given up and is not sent. Its text is kept for 30 days.</source>
            <translation>It was given up and is not sent. Its text is kept for 30 days.</translation>
        </message>
        <message>
            <source>You no longer have access to the request, so this cannot be sent. Your text is kept here: copy it if somebody needs it.</source>
            <translation>You no longer have access to the request, so this cannot be sent. Your text is kept here: copy it if somebody needs it.</translation>
        </message>
        <message>
            <source>The server could not take it yet. It is tried again by itself.</source>
            <translation>The server could not take it yet. It is tried again by itself.</translation>
        </message>
        <message>
            <source>The server was not reached when it was tried. It is sent by itself once it is.</source>
            <translation>The server was not reached when it was tried. It is sent by itself once it is.</translation>
        </message>
    </context>
    <context>
        <name>OutboxModel</name>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Saved</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
    </context>
    <context>
        <name>OutboxPage</name>
        <message>
            <source>Send all now</source>
            <translation>Send all now</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Discarded, last 30 days</source>
            <translation>Discarded, last 30 days</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Drafts</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) waiting</source>
            <translation>
                <numerusform>%n operation waiting</numerusform>
                <numerusform>%n operations waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need(s) you</source>
            <translation>
                <numerusform>%n needs you</numerusform>
                <numerusform>%n need you</numerusform>
            </translation>
        </message>
        <message>
            <source>What you discard stays here for 30 days, so that its text can be copied.</source>
            <translation>What you discard stays here for 30 days, so that its text can be copied.</translation>
        </message>
        <message>
            <source>Nothing was discarded</source>
            <translation>Nothing was discarded</translation>
        </message>
        <message>
            <source>A form that you close before sending it waits here and in its request.</source>
            <translation>A form that you close before sending it waits here and in its request.</translation>
        </message>
        <message>
            <source>No drafts</source>
            <translation>No drafts</translation>
        </message>
        <message>
            <source>What you do without a network waits here until the server has confirmed it.</source>
            <translation>What you do without a network waits here until the server has confirmed it.</translation>
        </message>
        <message>
            <source>Everything has been sent</source>
            <translation>Everything has been sent</translation>
        </message>
        <message>
            <source>The text was copied.</source>
            <translation>The text was copied.</translation>
        </message>
        <message>
            <source>The reference was copied.</source>
            <translation>The reference was copied.</translation>
        </message>
        <message>
            <source>Discard this draft?</source>
            <translation>Discard this draft?</translation>
        </message>
        <message>
            <source>Its text is gone for good.</source>
            <translation>Its text is gone for good.</translation>
        </message>
        <message>
            <source>Discard this operation?</source>
            <translation>Discard this operation?</translation>
        </message>
        <message>
            <source>It will not be sent. Its text is kept for 30 days and can be copied; its files are not.</source>
            <translation>It will not be sent. Its text is kept for 30 days and can be copied; its files are not.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>They will not be sent. Their texts are kept for 30 days and can be copied; their files are not.</source>
            <translation>They will not be sent. Their texts are kept for 30 days and can be copied; their files are not.</translation>
        </message>
        <message numerus="yes">
            <source>Discard %n operation(s)?</source>
            <translation>
                <numerusform>Discard %n operation?</numerusform>
                <numerusform>Discard %n operations?</numerusform>
            </translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Go back</translation>
        </message>
        <message numerus="yes">
            <source>Discard all %n held</source>
            <translation>
                <numerusform>Discard %n held</numerusform>
                <numerusform>Discard all %n held</numerusform>
            </translation>
        </message>
        <message>
            <source>You no longer have access to the request; what you did to it is held.</source>
            <translation>You no longer have access to the request; what you did to it is held.</translation>
        </message>
    </context>
    <context>
        <name>OutboxTable</name>
        <message>
            <source>Operations waiting to be sent</source>
            <translation>Operations waiting to be sent</translation>
        </message>
    </context>
    <context>
        <name>OutcomePicker</name>
        <message>
            <source>Outcome</source>
            <translation>Outcome</translation>
        </message>
    </context>
    <context>
        <name>OverflowRow</name>
        <message>
            <source>More</source>
            <translation>More</translation>
        </message>
    </context>
    <context>
        <name>PageView</name>
        <message>
            <source>This page cannot be shown.</source>
            <translation>This page cannot be shown.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseCard</name>
        <message>
            <source>Unlock</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>Sign in as somebody else</source>
            <translation>Sign in as somebody else</translation>
        </message>
        <message>
            <source>Welcome back</source>
            <translation>Welcome back</translation>
        </message>
        <message>
            <source>{user} is still signed in. The passphrase opens what is kept here.</source>
            <translation>{user} is still signed in. The passphrase opens what is kept here.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseFields</name>
        <message>
            <source>Passphrase of this computer</source>
            <translation>Passphrase of this computer</translation>
        </message>
        <message>
            <source>Passphrase again</source>
            <translation>Passphrase again</translation>
        </message>
        <message>
            <source>Enter the passphrase.</source>
            <translation>Enter the passphrase.</translation>
        </message>
        <message numerus="yes">
            <source>At least %n character(s).</source>
            <translation>
                <numerusform>At least %n character.</numerusform>
                <numerusform>At least %n characters.</numerusform>
            </translation>
        </message>
        <message>
            <source>The two passphrases differ.</source>
            <translation>The two passphrases differ.</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show what is typed</source>
            <translation>Show what is typed</translation>
        </message>
        <message>
            <source>The keyboard is writing Arabic letters.</source>
            <translation>The keyboard is writing Arabic letters.</translation>
        </message>
        <message>
            <source>Caps Lock is on.</source>
            <translation>Caps Lock is on.</translation>
        </message>
        <message>
            <source>Hide what is typed</source>
            <translation>Hide what is typed</translation>
        </message>
    </context>
    <context>
        <name>Pasting</name>
        <message>
            <source>This text takes no files or pictures. Attach them to a response to the applicant instead.</source>
            <translation>This text takes no files or pictures. Attach them to a response to the applicant instead.</translation>
        </message>
        <message>
            <source>Nothing was pasted: the text has {length} characters, and {limit} are allowed here. What you wrote is unchanged.</source>
            <translation>Nothing was pasted: the text has {length} characters, and {limit} are allowed here. What you wrote is unchanged.</translation>
        </message>
    </context>
    <context>
        <name>PeopleList</name>
        <message>
            <source>Officers</source>
            <translation>Officers</translation>
        </message>
    </context>
    <context>
        <name>PeopleModel</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Skills</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>Every service</translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
        <message>
            <source>Away today</source>
            <translation>Away today</translation>
        </message>
        <message>
            <source>You watch this queue</source>
            <translation>You watch this queue</translation>
        </message>
        <message>
            <source>Open requests</source>
            <translation>Open requests</translation>
        </message>
        <message>
            <source>from {first} to {last}</source>
            <translation>from {first} to {last}</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>Officers</source>
            <translation>Officers</translation>
        </message>
        <message>
            <source>Drag requests here</source>
            <translation>Drag requests here</translation>
        </message>
    </context>
    <context>
        <name>PeopleSection</name>
        <message>
            <source>People of your offices</source>
            <translation>People of your offices</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>Nobody shares an office with you.</source>
            <translation>Nobody shares an office with you.</translation>
        </message>
        <message>
            <source>No people</source>
            <translation>No people</translation>
        </message>
        <message>
            <source>The people could not be read</source>
            <translation>The people could not be read</translation>
        </message>
    </context>
    <context>
        <name>PersonChoice</name>
        <message>
            <source>Everybody</source>
            <translation>Everybody</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Arabic digits</source>
            <translation>Arabic digits</translation>
        </message>
        <message>
            <source>My absence…</source>
            <translation>My absence…</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Keyboard shortcuts</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>After finishing a request</source>
            <translation>After finishing a request</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Stay on the request</source>
            <translation>Stay on the request</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>Comfortable</translation>
        </message>
        <message>
            <source>Open the next request</source>
            <translation>Open the next request</translation>
        </message>
        <message>
            <source>Rows of the list</source>
            <translation>Rows of the list</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>Compact</translation>
        </message>
        <message>
            <source>Go back to the list</source>
            <translation>Go back to the list</translation>
        </message>
    </context>
    <context>
        <name>PersonPanel</name>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
        <message>
            <source>Absence…</source>
            <translation>Absence…</translation>
        </message>
        <message>
            <source>Skills…</source>
            <translation>Skills…</translation>
        </message>
        <message>
            <source>Watch this queue</source>
            <translation>Watch this queue</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Skills</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Absent on</source>
            <translation>Absent on</translation>
        </message>
        <message>
            <source>Absent from</source>
            <translation>Absent from</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Substitute</source>
            <translation>Substitute</translation>
        </message>
        <message>
            <source>Stop watching</source>
            <translation>Stop watching</translation>
        </message>
        <message>
            <source>You are notified of what others do with this person's requests.</source>
            <translation>You are notified of what others do with this person's requests.</translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>Every service</translation>
        </message>
        <message>
            <source>None</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Open requests</source>
            <translation>Open requests</translation>
        </message>
    </context>
    <context>
        <name>Placeholder</name>
        <message>
            <source>Name of the applicant</source>
            <translation>Name of the applicant</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Missing documents, one a line</source>
            <translation>Missing documents, one a line</translation>
        </message>
        <message>
            <source>Name of the officer</source>
            <translation>Name of the officer</translation>
        </message>
    </context>
    <context>
        <name>PreviewBar</name>
        <message>
            <source>Include internal notes</source>
            <translation>Include internal notes</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>Fit page</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>Fit width</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Page {page} of {count}</source>
            <translation>Page {page} of {count}</translation>
        </message>
        <message>
            <source>Summary of the request</source>
            <translation>Summary of the request</translation>
        </message>
        <message>
            <source>Show the identity number</source>
            <translation>Show the identity number</translation>
        </message>
        <message>
            <source>Showing it is recorded</source>
            <translation>Showing it is recorded</translation>
        </message>
    </context>
    <context>
        <name>ProgressLine</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>Queue</name>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>Applicant</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Deadline</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Assignee</translation>
        </message>
        <message>
            <source>Last update</source>
            <translation>Last update</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Nobody yet</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Stopped</translation>
        </message>
        <message>
            <source>Being calculated</source>
            <translation>Being calculated</translation>
        </message>
        <message>
            <source>Overdue since {date}</source>
            <translation>Overdue since {date}</translation>
        </message>
        <message>
            <source>Due {date}</source>
            <translation>Due {date}</translation>
        </message>
        <message>
            <source>Needs your decision</source>
            <translation>Needs your decision</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
        <message>
            <source>The requests are being downloaded for the first time</source>
            <translation>The requests are being downloaded for the first time</translation>
        </message>
        <message>
            <source>They will appear here as soon as they are on this computer.</source>
            <translation>They will appear here as soon as they are on this computer.</translation>
        </message>
        <message>
            <source>No request matches</source>
            <translation>No request matches</translation>
        </message>
        <message>
            <source>Try another word or fewer filters.</source>
            <translation>Try another word or fewer filters.</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>Take one from the unassigned requests of your office.</source>
            <translation>Take one from the unassigned requests of your office.</translation>
        </message>
        <message>
            <source>Every request of your office is assigned</source>
            <translation>Every request of your office is assigned</translation>
        </message>
        <message>
            <source>You are not watching any request</source>
            <translation>You are not watching any request</translation>
        </message>
        <message>
            <source>Press Ctrl+B on a request to be notified of its changes.</source>
            <translation>Press Ctrl+B on a request to be notified of its changes.</translation>
        </message>
        <message>
            <source>There is no request that you may see</source>
            <translation>There is no request that you may see</translation>
        </message>
        <message>
            <source>Closed ones are shown where their status is asked for.</source>
            <translation>Closed ones are shown where their status is asked for.</translation>
        </message>
        <message>
            <source>Came back from the applicant</source>
            <translation>Came back from the applicant</translation>
        </message>
        <message>
            <source>No request of yours is with the applicant</source>
            <translation>No request of yours is with the applicant</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Without a running deadline</source>
            <translation>Without a running deadline</translation>
        </message>
        <message>
            <source>No finished request of yours</source>
            <translation>No finished request of yours</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>Due today</translation>
        </message>
        <message>
            <source>No request waits for you</source>
            <translation>No request waits for you</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Passport number</source>
            <translation>Passport number</translation>
        </message>
        <message>
            <source>Found in</source>
            <translation>Found in</translation>
        </message>
        <message>
            <source>Latin name</source>
            <translation>Latin name</translation>
        </message>
        <message>
            <source>Name of a file</source>
            <translation>Name of a file</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Nationality</source>
            <translation>Nationality</translation>
        </message>
        <message>
            <source>Arabic name</source>
            <translation>Arabic name</translation>
        </message>
        <message>
            <source>Messages and notes</source>
            <translation>Messages and notes</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Show in “{shelf}”</source>
            <translation>Show in “{shelf}”</translation>
        </message>
        <message>
            <source>Nothing matches in this list.</source>
            <translation>Nothing matches in this list.</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>Identity number</translation>
        </message>
    </context>
    <context>
        <name>QueueActs</name>
        <message>
            <source>Clear the selection</source>
            <translation>Clear the selection</translation>
        </message>
        <message numerus="yes">
            <source>%n request(s) selected</source>
            <translation>
                <numerusform>%n request selected</numerusform>
                <numerusform>%n requests selected</numerusform>
            </translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Assign…</source>
            <translation>Assign…</translation>
        </message>
        <message>
            <source>Return to office</source>
            <translation>Return to office</translation>
        </message>
        <message>
            <source>Distribute…</source>
            <translation>Distribute…</translation>
        </message>
        <message>
            <source>Offer to office…</source>
            <translation>Offer to office…</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>Watch</translation>
        </message>
    </context>
    <context>
        <name>QueueFilters</name>
        <message>
            <source>Awaiting approval</source>
            <translation>Awaiting approval</translation>
        </message>
        <message>
            <source>Offered to us</source>
            <translation>Offered to us</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>Clear the filters</translation>
        </message>
        <message>
            <source>All services</source>
            <translation>All services</translation>
        </message>
        <message>
            <source>All statuses</source>
            <translation>All statuses</translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>%n status</numerusform>
                <numerusform>%n statuses</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueHead</name>
        <message>
            <source>Take the next request</source>
            <translation>Take the next request</translation>
        </message>
        <message>
            <source>Distribute all…</source>
            <translation>Distribute all…</translation>
        </message>
        <message>
            <source>Officers</source>
            <translation>Officers</translation>
        </message>
        <message numerus="yes">
            <source>%n request(s)</source>
            <translation>
                <numerusform>%n request</numerusform>
                <numerusform>%n requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the first %n request(s)</source>
            <translation>
                <numerusform>the first request</numerusform>
                <numerusform>the first %n requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueNews</name>
        <message numerus="yes">
            <source>%n watched request(s) have news</source>
            <translation>
                <numerusform>%n watched request has news</numerusform>
                <numerusform>%n watched requests have news</numerusform>
            </translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Show them</translation>
        </message>
        <message>
            <source>I have seen it</source>
            <translation>I have seen it</translation>
        </message>
        <message>
            <source>News in watched requests</source>
            <translation>News in watched requests</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>Search number, name, identity number, description, responses</source>
            <translation>Search number, name, identity number, description, responses</translation>
        </message>
        <message>
            <source>Work order</source>
            <translation>Work order</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Administration</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Audit trail</source>
            <translation>Audit trail</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>My figures</source>
            <translation>My figures</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Tawasul Desk</source>
            <translation>Tawasul Desk</translation>
        </message>
        <message>
            <source>Passports</source>
            <translation>Passports</translation>
        </message>
        <message>
            <source>Your settings</source>
            <translation>Your settings</translation>
        </message>
    </context>
    <context>
        <name>RefusalSheet</name>
        <message>
            <source>Refuse this text?</source>
            <translation>Refuse this text?</translation>
        </message>
        <message>
            <source>Refuse the text</source>
            <translation>Refuse the text</translation>
        </message>
        <message>
            <source>Why? Who proposed it reads the reason.</source>
            <translation>Why? Who proposed it reads the reason.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
    </context>
    <context>
        <name>RepairsStrip</name>
        <message>
            <source>Open the outbox</source>
            <translation>Open the outbox</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>The copy of the requests on this computer was damaged. It was set aside and is fetched again from the server. Your own work is kept.</source>
            <translation>The copy of the requests on this computer was damaged. It was set aside and is fetched again from the server. Your own work is kept.</translation>
        </message>
        <message>
            <source>The second copy of your outbox was damaged and has been rewritten. Nothing is lost.</source>
            <translation>The second copy of your outbox was damaged and has been rewritten. Nothing is lost.</translation>
        </message>
        <message>
            <source>A damaged file on this computer was repaired from its second copy. Nothing is lost.</source>
            <translation>A damaged file on this computer was repaired from its second copy. Nothing is lost.</translation>
        </message>
        <message>
            <source>Unsent work of yours may be kept on this computer under the address {server}. To see and send it, sign in at that address.</source>
            <translation>Unsent work of yours may be kept on this computer under the address {server}. To see and send it, sign in at that address.</translation>
        </message>
    </context>
    <context>
        <name>ReportPreview</name>
        <message>
            <source>Building the summary…</source>
            <translation>Building the summary…</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>Printing…</translation>
        </message>
        <message>
            <source>The summary was saved.</source>
            <translation>The summary was saved.</translation>
        </message>
        <message>
            <source>The summary could not be built</source>
            <translation>The summary could not be built</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Save the summary</source>
            <translation>Save the summary</translation>
        </message>
        <message>
            <source>The summary was printed.</source>
            <translation>The summary was printed.</translation>
        </message>
        <message>
            <source>Printing was stopped.</source>
            <translation>Printing was stopped.</translation>
        </message>
        <message>
            <source>Summary of the request</source>
            <translation>Summary of the request</translation>
        </message>
        <message>
            <source>Internal notes are included. They are for staff only: do not give this paper to the applicant.</source>
            <translation>Internal notes are included. They are for staff only: do not give this paper to the applicant.</translation>
        </message>
        <message>
            <source>Who shows the identity number, prints or saves this summary, and when, is recorded.</source>
            <translation>Who shows the identity number, prints or saves this summary, and when, is recorded.</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Clear the search</translation>
        </message>
    </context>
    <context>
        <name>ServiceMenu</name>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
        <message>
            <source>Every service</source>
            <translation>Every service</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Leave without keeping this?</source>
            <translation>Leave without keeping this?</translation>
        </message>
        <message>
            <source>What you filled in here is not kept.</source>
            <translation>What you filled in here is not kept.</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Leave</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Keep editing</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>There is no other request in this list.</source>
            <translation>There is no other request in this list.</translation>
        </message>
        <message>
            <source>Nothing else awaits your approval.</source>
            <translation>Nothing else awaits your approval.</translation>
        </message>
        <message>
            <source>Next awaiting approval</source>
            <translation>Next awaiting approval</translation>
        </message>
    </context>
    <context>
        <name>SiblingList</name>
        <message>
            <source>Attachments of this request</source>
            <translation>Attachments of this request</translation>
        </message>
    </context>
    <context>
        <name>SideCard</name>
        <message>
            <source>No text</source>
            <translation>No text</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Assigned to</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Changed by</translation>
        </message>
        <message>
            <source>{fact} (changed)</source>
            <translation>{fact} (changed)</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Offered to</source>
            <translation>Offered to</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Approval</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <source>No other office</source>
            <translation>No other office</translation>
        </message>
        <message>
            <source>Approved by {name}</source>
            <translation>Approved by {name}</translation>
        </message>
        <message>
            <source>Asked for by {name}</source>
            <translation>Asked for by {name}</translation>
        </message>
        <message>
            <source>Not asked for</source>
            <translation>Not asked for</translation>
        </message>
        <message>
            <source>Applicant or service</source>
            <translation>Applicant or service</translation>
        </message>
        <message>
            <source>The applicant</source>
            <translation>The applicant</translation>
        </message>
        <message>
            <source>{fact} (your change)</source>
            <translation>{fact} (your change)</translation>
        </message>
    </context>
    <context>
        <name>SightingSheet</name>
        <message>
            <source>Moon sighting</source>
            <translation>Moon sighting</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>As the Supreme Court announced it. Ramadan hours and the two Eids move with it.</source>
            <translation>As the Supreme Court announced it. Ramadan hours and the two Eids move with it.</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Begins on</source>
            <translation>Begins on</translation>
        </message>
    </context>
    <context>
        <name>SignInAgainDialog</name>
        <message>
            <source>Sign in again</source>
            <translation>Sign in again</translation>
        </message>
    </context>
    <context>
        <name>SignInCard</name>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Signing in …</source>
            <translation>Signing in …</translation>
        </message>
        <message>
            <source>Fill this in.</source>
            <translation>Fill this in.</translation>
        </message>
        <message>
            <source>With your account of the passport department.</source>
            <translation>With your account of the passport department.</translation>
        </message>
        <message>
            <source>Demonstration with made-up data. You are:</source>
            <translation>Demonstration with made-up data. You are:</translation>
        </message>
    </context>
    <context>
        <name>SignedOutBanner</name>
        <message>
            <source>Your session has ended. Go on working: everything is kept and sent once you sign in.</source>
            <translation>Your session has ended. Go on working: everything is kept and sent once you sign in.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Sign in again</translation>
        </message>
    </context>
    <context>
        <name>SkillsSheet</name>
        <message>
            <source>Skills: {name}</source>
            <translation>Skills: {name}</translation>
        </message>
        <message>
            <source>Save the skills</source>
            <translation>Save the skills</translation>
        </message>
        <message>
            <source>Every service, also those still to come</source>
            <translation>Every service, also those still to come</translation>
        </message>
        <message>
            <source>Choose at least one service, or every service.</source>
            <translation>Choose at least one service, or every service.</translation>
        </message>
    </context>
    <context>
        <name>Standing</name>
        <message>
            <source>Offered to {office} by {name}</source>
            <translation>Offered to {office} by {name}</translation>
        </message>
        <message>
            <source>Offered to {office}</source>
            <translation>Offered to {office}</translation>
        </message>
        <message>
            <source>{sentence} · it stays with {office} until it is accepted</source>
            <translation>{sentence} · it stays with {office} until it is accepted</translation>
        </message>
        <message>
            <source>Awaiting the approval of a second officer</source>
            <translation>Awaiting the approval of a second officer</translation>
        </message>
        <message>
            <source>Awaiting the approval of a second officer · asked by {name}</source>
            <translation>Awaiting the approval of a second officer · asked by {name}</translation>
        </message>
        <message>
            <source>{sentence} · outcome: {outcome}</source>
            <translation>{sentence} · outcome: {outcome}</translation>
        </message>
        <message>
            <source>Saved on this computer – waiting to be sent</source>
            <translation>Saved on this computer – waiting to be sent</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>The clock of this computer is wrong</source>
            <translation>The clock of this computer is wrong</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sync now</translation>
        </message>
        <message>
            <source>Last sync: {age}</source>
            <translation>Last sync: {age}</translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) waiting to be sent</source>
            <translation>
                <numerusform>%n operation waiting to be sent</numerusform>
                <numerusform>%n operations waiting to be sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n operation(s) need(s) you</source>
            <translation>
                <numerusform>%n operation needs you</numerusform>
                <numerusform>%n operations need you</numerusform>
            </translation>
        </message>
        <message>
            <source>Synchronising …</source>
            <translation>Synchronising …</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} of {total}</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>Connecting …</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>Offline: your work is saved here</source>
            <translation>Offline: your work is saved here</translation>
        </message>
        <message>
            <source>Signed out: your work is saved here</source>
            <translation>Signed out: your work is saved here</translation>
        </message>
        <message>
            <source>Server fault: your work is saved here</source>
            <translation>Server fault: your work is saved here</translation>
        </message>
        <message>
            <source>Server not trusted: nothing is sent</source>
            <translation>Server not trusted: nothing is sent</translation>
        </message>
        <message>
            <source>Check this computer's date: nothing is sent</source>
            <translation>Check this computer's date: nothing is sent</translation>
        </message>
        <message>
            <source>The proxy cannot be used: your work is saved here</source>
            <translation>The proxy cannot be used: your work is saved here</translation>
        </message>
        <message>
            <source>The network refuses what is read: your work is saved here</source>
            <translation>The network refuses what is read: your work is saved here</translation>
        </message>
        <message>
            <source>This program must be updated</source>
            <translation>This program must be updated</translation>
        </message>
    </context>
    <context>
        <name>Steering</name>
        <message>
            <source>Absent</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>{name} is absent until {day}.</source>
            <translation>{name} is absent until {day}.</translation>
        </message>
        <message>
            <source>{name} stands in.</source>
            <translation>{name} stands in.</translation>
        </message>
        <message>
            <source>{name} does not handle: {services}</source>
            <translation>{name} does not handle: {services}</translation>
        </message>
        <message>
            <source>Knows the applicant from an earlier request</source>
            <translation>Knows the applicant from an earlier request</translation>
        </message>
        <message>
            <source>Stands in for an absent officer</source>
            <translation>Stands in for an absent officer</translation>
        </message>
        <message>
            <source>Handles this service and has the fewest</source>
            <translation>Handles this service and has the fewest</translation>
        </message>
        <message>
            <source>Has the fewest requests</source>
            <translation>Has the fewest requests</translation>
        </message>
        <message>
            <source>Finished already: stays</source>
            <translation>Finished already: stays</translation>
        </message>
        <message>
            <source>Offered to another office: stays</source>
            <translation>Offered to another office: stays</translation>
        </message>
        <message>
            <source>Its office has no officer: stays</source>
            <translation>Its office has no officer: stays</translation>
        </message>
        <message>
            <source>Nobody handles this service: stays</source>
            <translation>Nobody handles this service: stays</translation>
        </message>
        <message>
            <source>Everybody who could is absent: stays</source>
            <translation>Everybody who could is absent: stays</translation>
        </message>
        <message>
            <source>Only its own applicant could take it: stays</source>
            <translation>Only its own applicant could take it: stays</translation>
        </message>
        <message>
            <source>You are its applicant</source>
            <translation>You are its applicant</translation>
        </message>
        <message>
            <source>You do not handle this service</source>
            <translation>You do not handle this service</translation>
        </message>
        <message>
            <source>It is offered to another office</source>
            <translation>It is offered to another office</translation>
        </message>
        <message>
            <source>You tried to take it and could not</source>
            <translation>You tried to take it and could not</translation>
        </message>
        <message>
            <source>It is assigned to this person already.</source>
            <translation>It is assigned to this person already.</translation>
        </message>
        <message>
            <source>It is unassigned at the office already.</source>
            <translation>It is unassigned at the office already.</translation>
        </message>
        <message>
            <source>You can no longer see it.</source>
            <translation>You can no longer see it.</translation>
        </message>
        <message>
            <source>{reason} ({count})</source>
            <translation>{reason} ({count})</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>TemplateButton</name>
        <message>
            <source>Templates</source>
            <translation>Templates</translation>
        </message>
        <message>
            <source>Insert a response text</source>
            <translation>Insert a response text</translation>
        </message>
    </context>
    <context>
        <name>TextForm</name>
        <message>
            <source>Title in Arabic</source>
            <translation>Title in Arabic</translation>
        </message>
        <message>
            <source>Title in English</source>
            <translation>Title in English</translation>
        </message>
        <message>
            <source>Any response</source>
            <translation>Any response</translation>
        </message>
        <message>
            <source>Response text</source>
            <translation>Response text</translation>
        </message>
        <message>
            <source>How it will read</source>
            <translation>How it will read</translation>
        </message>
        <message>
            <source>Propose this text</source>
            <translation>Propose this text</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>Back to the list</translation>
        </message>
        <message>
            <source>Give a title.</source>
            <translation>Give a title.</translation>
        </message>
        <message>
            <source>Write the text first.</source>
            <translation>Write the text first.</translation>
        </message>
        <message>
            <source>Nothing was changed yet.</source>
            <translation>Nothing was changed yet.</translation>
        </message>
        <message>
            <source>{words} is no placeholder and would be sent as it stands.</source>
            <translation>{words} is no placeholder and would be sent as it stands.</translation>
        </message>
        <message>
            <source>The list of missing documents is not in this text.</source>
            <translation>The list of missing documents is not in this text.</translation>
        </message>
        <message>
            <source>Used for</source>
            <translation>Used for</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Services</translation>
        </message>
        <message>
            <source>Insert at the cursor:</source>
            <translation>Insert at the cursor:</translation>
        </message>
        <message>
            <source>Outcome that it tells</source>
            <translation>Outcome that it tells</translation>
        </message>
        <message>
            <source>None in particular</source>
            <translation>None in particular</translation>
        </message>
    </context>
    <context>
        <name>TextPanel</name>
        <message>
            <source>Response text</source>
            <translation>Response text</translation>
        </message>
        <message>
            <source>Struck through: removed. Underlined: added.</source>
            <translation>Struck through: removed. Underlined: added.</translation>
        </message>
        <message>
            <source>Propose a change</source>
            <translation>Propose a change</translation>
        </message>
        <message>
            <source>Refuse…</source>
            <translation>Refuse…</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Approve</translation>
        </message>
        <message>
            <source>{name} refused what you proposed, on {day}: {reason}</source>
            <translation>{name} refused what you proposed, on {day}: {reason}</translation>
        </message>
        <message>
            <source>You approved it.</source>
            <translation>You approved it.</translation>
        </message>
        <message>
            <source>You refused it.</source>
            <translation>You refused it.</translation>
        </message>
        <message>
            <source>You proposed this. Another supervisor has to approve it.</source>
            <translation>You proposed this. Another supervisor has to approve it.</translation>
        </message>
        <message>
            <source>{name} proposes a new text.</source>
            <translation>{name} proposes a new text.</translation>
        </message>
        <message>
            <source>{name} proposes to change this text.</source>
            <translation>{name} proposes to change this text.</translation>
        </message>
    </context>
    <context>
        <name>TextsModel</name>
        <message>
            <source>Response text</source>
            <translation>Response text</translation>
        </message>
        <message>
            <source>Used for</source>
            <translation>Used for</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Any response</source>
            <translation>Any response</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Waits for approval</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>In force, version {version}</source>
            <translation>In force, version {version}</translation>
        </message>
    </context>
    <context>
        <name>TextsSection</name>
        <message>
            <source>Response texts</source>
            <translation>Response texts</translation>
        </message>
        <message>
            <source>New text</source>
            <translation>New text</translation>
        </message>
        <message>
            <source>The text you were writing is here again.</source>
            <translation>The text you were writing is here again.</translation>
        </message>
        <message>
            <source>Discard this text?</source>
            <translation>Discard this text?</translation>
        </message>
        <message>
            <source>It was not proposed yet. If you go on writing, it is kept as a draft.</source>
            <translation>It was not proposed yet. If you go on writing, it is kept as a draft.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Keep editing</translation>
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>Discard changes</translation>
        </message>
        <message>
            <source>Your unsent changes to the working time are here again.</source>
            <translation>Your unsent changes to the working time are here again.</translation>
        </message>
        <message>
            <source>With this, the office would not be open for years.</source>
            <translation>With this, the office would not be open for years.</translation>
        </message>
        <message>
            <source>The usual working time; this office has none of its own yet.</source>
            <translation>The usual working time; this office has none of its own yet.</translation>
        </message>
        <message>
            <source>Working hours from now on: {hours}</source>
            <translation>Working hours from now on: {hours}</translation>
        </message>
        <message>
            <source>Changed but not applied yet. It is kept here as a draft.</source>
            <translation>Changed but not applied yet. It is kept here as a draft.</translation>
        </message>
        <message>
            <source>Apply this working time?</source>
            <translation>Apply this working time?</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Keep editing</translation>
        </message>
        <message>
            <source>Discard your changes?</source>
            <translation>Discard your changes?</translation>
        </message>
        <message>
            <source>The working time was changed here and not put in force.</source>
            <translation>The working time was changed here and not put in force.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>The next four weeks</source>
            <translation>The next four weeks</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Visible to the applicant</source>
            <translation>Visible to the applicant</translation>
        </message>
        <message>
            <source>Internal: staff only</source>
            <translation>Internal: staff only</translation>
        </message>
        <message>
            <source>From the applicant</source>
            <translation>From the applicant</translation>
        </message>
        <message>
            <source>Saved on this computer – waiting to be sent</source>
            <translation>Saved on this computer – waiting to be sent</translation>
        </message>
        <message>
            <source>Assigned to: {name}</source>
            <translation>Assigned to: {name}</translation>
        </message>
        <message>
            <source>Outcome: {outcome}</source>
            <translation>Outcome: {outcome}</translation>
        </message>
        <message>
            <source>Office: {office}</source>
            <translation>Office: {office}</translation>
        </message>
        <message>
            <source>Asked for:</source>
            <translation>Asked for:</translation>
        </message>
        <message>
            <source>By the system: nothing more happened within the time set for this service</source>
            <translation>By the system: nothing more happened within the time set for this service</translation>
        </message>
        <message>
            <source>New since your last look · {when}</source>
            <translation>New since your last look · {when}</translation>
        </message>
    </context>
    <context>
        <name>ToldDialog</name>
        <message>
            <source>Request number</source>
            <translation>Request number</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>ViewerBar</name>
        <message>
            <source>Attachment {place} of {count} · {size}</source>
            <translation>Attachment {place} of {count} · {size}</translation>
        </message>
        <message>
            <source>of {count}</source>
            <translation>of {count}</translation>
        </message>
        <message>
            <source>Previous attachment</source>
            <translation>Previous attachment</translation>
        </message>
        <message>
            <source>Next attachment</source>
            <translation>Next attachment</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>Fit page</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>Fit width</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Rotate left</source>
            <translation>Rotate left</translation>
        </message>
        <message>
            <source>Rotate right</source>
            <translation>Rotate right</translation>
        </message>
        <message>
            <source>Find in this document</source>
            <translation>Find in this document</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>Save a copy</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Not scanned for malware</source>
            <translation>Not scanned for malware</translation>
        </message>
    </context>
    <context>
        <name>WeeksAhead</name>
        <message>
            <source>The next four weeks</source>
            <translation>The next four weeks</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} h</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Tawasul Desk</source>
            <translation>Tawasul Desk</translation>
        </message>
        <message>
            <source>What you wrote is kept here, encrypted.</source>
            <translation>What you wrote is kept here, encrypted.</translation>
        </message>
        <message>
            <source>Sign out?</source>
            <translation>Sign out?</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>Stay</translation>
        </message>
        <message>
            <source>Close the program?</source>
            <translation>Close the program?</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>WindowRow</name>
        <message>
            <source>Opens</source>
            <translation>Opens</translation>
        </message>
        <message>
            <source>Closes</source>
            <translation>Closes</translation>
        </message>
        <message>
            <source>Remove these hours</source>
            <translation>Remove these hours</translation>
        </message>
        <message>
            <source>to</source>
            <translation>to</translation>
        </message>
    </context>
    <context>
        <name>WindowsField</name>
        <message>
            <source>Add hours</source>
            <translation>Add hours</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>New</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Under processing</source>
            <translation>Under processing</translation>
        </message>
        <message>
            <source>Returned to applicant</source>
            <translation>Returned to applicant</translation>
        </message>
        <message>
            <source>Back from applicant</source>
            <translation>Back from applicant</translation>
        </message>
        <message>
            <source>Processed</source>
            <translation>Processed</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rejected</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Passport officer</source>
            <translation>Passport officer</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>My requests</source>
            <translation>My requests</translation>
        </message>
        <message>
            <source>Being scanned</source>
            <translation>Being scanned</translation>
        </message>
        <message>
            <source>Scanned, clean</source>
            <translation>Scanned, clean</translation>
        </message>
        <message>
            <source>Blocked by the malware scan</source>
            <translation>Blocked by the malware scan</translation>
        </message>
        <message>
            <source>Internal note</source>
            <translation>Internal note</translation>
        </message>
        <message>
            <source>Assignment</source>
            <translation>Assignment</translation>
        </message>
        <message>
            <source>Record of access</source>
            <translation>Record of access</translation>
        </message>
        <message>
            <source>Submit</source>
            <translation>Submit</translation>
        </message>
        <message>
            <source>Start work</source>
            <translation>Start work</translation>
        </message>
        <message>
            <source>Return to applicant</source>
            <translation>Return to applicant</translation>
        </message>
        <message>
            <source>Reply of the applicant</source>
            <translation>Reply of the applicant</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Saved on this computer</source>
            <translation>Saved on this computer</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Sending</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>All requests</source>
            <translation>All requests</translation>
        </message>
        <message>
            <source>Watched</source>
            <translation>Watched</translation>
        </message>
        <message>
            <source>Response to applicant</source>
            <translation>Response to applicant</translation>
        </message>
        <message>
            <source>Offer to another office</source>
            <translation>Offer to another office</translation>
        </message>
        <message>
            <source>Answer to an offer</source>
            <translation>Answer to an offer</translation>
        </message>
        <message>
            <source>Request for approval</source>
            <translation>Request for approval</translation>
        </message>
        <message>
            <source>Answer to a request for approval</source>
            <translation>Answer to a request for approval</translation>
        </message>
        <message>
            <source>Watching</source>
            <translation>Watching</translation>
        </message>
        <message>
            <source>Absence</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Skills</source>
            <translation>Skills</translation>
        </message>
        <message>
            <source>Watching a queue</source>
            <translation>Watching a queue</translation>
        </message>
        <message>
            <source>Working time</source>
            <translation>Working time</translation>
        </message>
        <message>
            <source>Proposed response text</source>
            <translation>Proposed response text</translation>
        </message>
        <message>
            <source>Answer to a proposed text</source>
            <translation>Answer to a proposed text</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Refusal of an approval</source>
            <translation>Refusal of an approval</translation>
        </message>
        <message>
            <source>Refusal of an offer</source>
            <translation>Refusal of an offer</translation>
        </message>
        <message>
            <source>Waiting for sign-in</source>
            <translation>Waiting for sign-in</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Needs your decision</source>
            <translation>Needs your decision</translation>
        </message>
        <message>
            <source>Could not be sent</source>
            <translation>Could not be sent</translation>
        </message>
        <message>
            <source>Your role does not allow this.</source>
            <translation>Your role does not allow this.</translation>
        </message>
        <message>
            <source>The request is not assigned to you.</source>
            <translation>The request is not assigned to you.</translation>
        </message>
        <message>
            <source>The request cannot go to this status from where it stands.</source>
            <translation>The request cannot go to this status from where it stands.</translation>
        </message>
        <message>
            <source>A second officer must approve this first.</source>
            <translation>A second officer must approve this first.</translation>
        </message>
        <message>
            <source>Write a response to the applicant first.</source>
            <translation>Write a response to the applicant first.</translation>
        </message>
        <message>
            <source>Choose the missing documents first.</source>
            <translation>Choose the missing documents first.</translation>
        </message>
        <message>
            <source>Choose an outcome first.</source>
            <translation>Choose an outcome first.</translation>
        </message>
        <message>
            <source>Give a reason first.</source>
            <translation>Give a reason first.</translation>
        </message>
        <message>
            <source>The request is closed.</source>
            <translation>The request is closed.</translation>
        </message>
        <message>
            <source>The request is assigned to somebody already.</source>
            <translation>The request is assigned to somebody already.</translation>
        </message>
        <message>
            <source>Nobody approves their own work.</source>
            <translation>Nobody approves their own work.</translation>
        </message>
        <message>
            <source>Nobody works on their own request.</source>
            <translation>Nobody works on their own request.</translation>
        </message>
        <message>
            <source>Nobody has asked for this approval.</source>
            <translation>Nobody has asked for this approval.</translation>
        </message>
        <message>
            <source>Approval was asked for or given already.</source>
            <translation>Approval was asked for or given already.</translation>
        </message>
        <message>
            <source>The request is not offered to an office.</source>
            <translation>The request is not offered to an office.</translation>
        </message>
        <message>
            <source>The request is offered to an office already.</source>
            <translation>The request is offered to an office already.</translation>
        </message>
        <message>
            <source>The request is in this office already.</source>
            <translation>The request is in this office already.</translation>
        </message>
        <message>
            <source>This belongs to another office.</source>
            <translation>This belongs to another office.</translation>
        </message>
        <message>
            <source>Somebody has changed this since you opened it.</source>
            <translation>Somebody has changed this since you opened it.</translation>
        </message>
        <message>
            <source>Its office is not open for years to come, so no deadline can be set.</source>
            <translation>Its office is not open for years to come, so no deadline can be set.</translation>
        </message>
        <message>
            <source>Request submitted</source>
            <translation>Request submitted</translation>
        </message>
        <message>
            <source>Status changed</source>
            <translation>Status changed</translation>
        </message>
        <message>
            <source>Request assigned</source>
            <translation>Request assigned</translation>
        </message>
        <message>
            <source>Offered to another office</source>
            <translation>Offered to another office</translation>
        </message>
        <message>
            <source>Transfer accepted</source>
            <translation>Transfer accepted</translation>
        </message>
        <message>
            <source>Transfer refused</source>
            <translation>Transfer refused</translation>
        </message>
        <message>
            <source>Offer withdrawn</source>
            <translation>Offer withdrawn</translation>
        </message>
        <message>
            <source>Approval requested</source>
            <translation>Approval requested</translation>
        </message>
        <message>
            <source>Approved by a second officer</source>
            <translation>Approved by a second officer</translation>
        </message>
        <message>
            <source>Approval refused</source>
            <translation>Approval refused</translation>
        </message>
        <message>
            <source>Work started</source>
            <translation>Work started</translation>
        </message>
        <message>
            <source>Returned to the applicant</source>
            <translation>Returned to the applicant</translation>
        </message>
        <message>
            <source>Came back from the applicant</source>
            <translation>Came back from the applicant</translation>
        </message>
        <message>
            <source>Request processed</source>
            <translation>Request processed</translation>
        </message>
        <message>
            <source>Request closed</source>
            <translation>Request closed</translation>
        </message>
        <message>
            <source>Discarded</source>
            <translation>Discarded</translation>
        </message>
        <message>
            <source>Held: no access any more</source>
            <translation>Held: no access any more</translation>
        </message>
        <message>
            <source>Held: the request is back</source>
            <translation>Held: the request is back</translation>
        </message>
        <message>
            <source>With the applicant</source>
            <translation>With the applicant</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Finished</translation>
        </message>
        <message>
            <source>My turn</source>
            <translation>My turn</translation>
        </message>
        <message>
            <source>Returned to the office, unassigned</source>
            <translation>Returned to the office, unassigned</translation>
        </message>
        <message>
            <source>Return to office</source>
            <translation>Return to office</translation>
        </message>
        <message>
            <source>Closed automatically</source>
            <translation>Closed automatically</translation>
        </message>
        <message>
            <source>Not scanned</source>
            <translation>Not scanned</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Waiting to be sent</translation>
        </message>
    </context>
    <context>
        <name>Work</name>
        <message>
            <source>No unassigned request is waiting in your office.</source>
            <translation>No unassigned request is waiting in your office.</translation>
        </message>
        <message>
            <source>All unassigned requests of your office that wait for the staff.</source>
            <translation>All unassigned requests of your office that wait for the staff.</translation>
        </message>
        <message>
            <source>The {count} most urgent requests of your office that nobody has and that wait for the staff. The rest can be distributed afterwards.</source>
            <translation>The {count} most urgent requests of your office that nobody has and that wait for the staff. The rest can be distributed afterwards.</translation>
        </message>
        <message>
            <source>There is no other request for you.</source>
            <translation>There is no other request for you.</translation>
        </message>
        <message>
            <source>Request {number} is yours now.</source>
            <translation>Request {number} is yours now.</translation>
        </message>
        <message>
            <source>{done} · {left_out}: {reasons}</source>
            <translation>{done} · {left_out}: {reasons}</translation>
        </message>
        <message>
            <source>Which?</source>
            <translation>Which?</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>Why?</translation>
        </message>
    </context>
    <context>
        <name>_Words</name>
        <message numerus="yes">
            <source>%n request(s) found in another list</source>
            <translation>
                <numerusform>%n request found on another shelf</numerusform>
                <numerusform>%n requests found on another shelf</numerusform>
            </translation>
        </message>
    </context>
</TS>

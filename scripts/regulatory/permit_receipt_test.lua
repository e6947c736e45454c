local function application(t, fields)
  t.given { today = "2026-06-01" }
  fields = fields or {}
  fields.kind = "standard"
  return t.open("regulatory.permit_receipt", fields)
end

local function confirmed(t)
  local case = application(t)
  case:take("check_confirmation")
  case:take("decide_confirmation")
  case:take("send_confirmation")
  return case
end

test("most applications are confirmed, found to need nothing, and passed on", function(t)
  local case = confirmed(t)

  case:take("consider_advice", { advice_needed = "none" })
  case:take("consider_stopping", { stop_reason = "none" })
  case:take("pass_on")

  case:expect_state("passed_on")
end)

test("the confirmation names the last day, counted in the weeks of the kind of permit", function(t)
  local case = confirmed(t)

  case:expect_state("confirmed")
  case:expect_letter("permit_received")
  case:expect_field("decide_by", "2026-07-27")
end)

test("the confirmation is due in five working days and the decision in eight weeks", function(t)
  local case = application(t)

  case:expect_due("confirm", "2026-06-08")
  case:expect_due("decide", "2026-07-27")
end)

test("advice and reasons to stop may be settled before the confirmation is checked", function(t)
  local case = application(t)

  case:take("consider_advice", { advice_needed = "none" })
  case:take("consider_stopping", { stop_reason = "none" })
  case:expect_state("received")
  case:take("check_confirmation")
  case:take("decide_confirmation")
  case:take("send_confirmation")
  case:take("pass_on")

  case:expect_state("passed_on")
end)

test("a confirmation that was sent back is checked again", function(t)
  local case = application(t)

  case:take("check_confirmation")
  case:take("adjust_confirmation", {}, "The address is wrong.")
  case:expect_state("received")
  case:take("check_confirmation")

  case:expect_state("checked")
end)

test("nothing is passed on before somebody looked for a reason to stop", function(t)
  local case = confirmed(t)

  case:expect_refused("pass_on", "Say first whether advice is needed.")
  case:take("consider_advice", { advice_needed = "none" })

  case:expect_refused("pass_on", "Find out first whether there is a reason to stop.")
end)

test("advice is asked for, and awaited", function(t)
  local case = confirmed(t)

  case:expect_refused("ask_advice", "Say first that advice is needed, and whose.", { aspect = "noise" })
  case:take("consider_advice", { advice_needed = "internal" })
  case:take("ask_advice", { aspect = "noise" })
  case:expect_refused("consider_stopping", "Advice on noise is still awaited.", { stop_reason = "none" })
  case:take("take_advice", { answer = "No objection." })
  case:expect_refused("take_advice", "No advice is awaited.", { answer = "No objection." })
  case:take("consider_stopping", { stop_reason = "none" })
  case:take("pass_on")

  case:expect_state("passed_on")
end)

test("another body is asked by letter", function(t)
  local case = confirmed(t)

  case:take("consider_advice", { advice_needed = "external" })
  case:take("ask_outside_advice", { aspect = "flood risk", party = "Environment Agency" })

  case:expect_letter("permit_advice_request")
end)

test("missing information is asked for once the report is decided, and holds the application", function(t)
  local case = confirmed(t)
  case:take("consider_advice", { advice_needed = "none" })
  case:take("consider_stopping", { stop_reason = "missing_information" })

  case:take("report_reasons", { missing = "The drawings of the chimney" })
  case:expect_refused("print_report", "The report has to be decided first.")
  case:take("check_report")
  case:take("decide_report")
  case:take("print_report")

  case:expect_letter("permit_information_missing")
  case:expect_refused("pass_on", "Waiting for missing information until 29 June 2026.")
end)

test("what came in starts the clock again and is looked at again", function(t)
  local case = confirmed(t)
  case:take("consider_advice", { advice_needed = "none" })
  case:take("consider_stopping", { stop_reason = "missing_information" })
  case:take("report_reasons", { missing = "The drawings of the chimney" })
  case:take("check_report")
  case:take("decide_report")
  case:take("print_report")

  t.advance_to("2026-06-11")
  case:take("information_in")
  case:expect_refused("pass_on", "Find out first whether there is a reason to stop.")
  case:take("consider_stopping", { stop_reason = "none" })

  case:expect_due("decide", "2026-08-05")
  case:take("pass_on")
end)

test("an applicant who sends nothing is set aside after four weeks", function(t)
  local case = confirmed(t)
  case:take("consider_advice", { advice_needed = "none" })
  case:take("consider_stopping", { stop_reason = "missing_information" })
  case:take("report_reasons", { missing = "The drawings of the chimney" })
  case:take("check_report")
  case:take("decide_report")
  case:take("print_report")
  case:expect_refused("set_aside", "Waiting for missing information until 29 June 2026.")

  t.advance_to("2026-06-30")
  case:take("set_aside", {}, "Nothing came in.")

  case:expect_state("set_aside")
  case:expect_letter("permit_set_aside")
end)

test("where no permit is needed a letter says so, after two others have seen it", function(t)
  local case = confirmed(t)
  case:take("consider_advice", { advice_needed = "none" })
  case:expect_refused("draft_no_permit", "Nothing says that no permit is needed.")

  case:take("consider_stopping", { stop_reason = "no_permit_needed" })
  case:take("draft_no_permit")
  case:expect_refused("decide_no_permit", "The letter has to be checked first.")
  case:take("check_no_permit")
  case:take("decide_no_permit")
  case:take("send_no_permit")

  case:expect_state("not_needed")
  case:expect_letter("permit_not_needed")
end)

test("a report or a letter that is sent back is checked again", function(t)
  local case = confirmed(t)
  case:take("consider_advice", { advice_needed = "none" })
  case:take("consider_stopping", { stop_reason = "missing_information" })
  case:take("report_reasons", { missing = "The drawings of the chimney" })
  case:take("check_report")
  case:take("adjust_report", {}, "The drawings are here.")
  case:expect_refused("decide_report", "The report has to be checked first.")
  case:take("consider_stopping", { stop_reason = "no_permit_needed" })
  case:take("draft_no_permit")
  case:take("check_no_permit")

  case:take("adjust_no_permit", {}, "The name is wrong.")

  case:expect_refused("decide_no_permit", "The letter has to be checked first.")
end)

test("an applicant may withdraw at any time", function(t)
  local case = application(t)

  case:take("withdraw", {}, "The work will not be done.")

  case:expect_state("withdrawn")
  case:expect_closed()
end)

-- Environmental permits: from the day an application comes in until somebody can decide it.
--
-- Two things go on side by side. The applicant is told that the application has come in; that is the
-- state of the case. And it is found out whether advice is needed and whether there is a reason to
-- stop; that is done whenever it suits, so those actions move nothing.

local function has_no_open_advice(case)
  for _, request in ipairs(case.advice or {}) do
    if not request.answer then
      return false, "Advice on " .. request.aspect .. " is still awaited."
    end
  end
  return true
end

local function advice_was_considered(case)
  return case.advice_needed ~= nil, "Say first whether advice is needed."
end

local function asked_for_advice(case)
  return case.advice_needed == "internal" or case.advice_needed == "external",
    "Say first that advice is needed, and whose."
end

local function waits_for_advice(case)
  return not has_no_open_advice(case), "No advice is awaited."
end

local function reason_is(reason, sentence)
  return function(case)
    return case.stop_reason == reason, sentence
  end
end

local information_is_missing =
  reason_is("missing_information", "No missing information is recorded as a reason to stop.")
local needs_no_permit = reason_is("no_permit_needed", "Nothing says that no permit is needed.")
local nothing_stops_it = reason_is("none", "Find out first whether there is a reason to stop.")

-- The report and the letter each pass through three hands: who drafts, who checks, who decides.
local function is_at(field, step, sentence)
  return function(case)
    return case[field] == step, sentence
  end
end

local function not_begun(field, sentence)
  return function(case)
    return case[field] == nil, sentence
  end
end

local steps = { drafted = "Drafted", checked = "Checked", decided = "Decided" }

local function last_day(case)
  return calendar.add_days(case.received, 7 * case.kind.decision_weeks)
end

local function request_advice(case)
  return {
    add_row { field = "advice", values = { aspect = case.aspect, party = case.party, asked_on = case.today } },
    record { aspect = "", party = "" },
  }
end

return workflow {
  name = "regulatory.permit_receipt",
  title = "Receipt of a permit application",
  complexity = "less straightforward",

  fields = {
    kind = key { label = "Kind of permit", of = "regulatory.permit_kinds", optional = true },
    applicant = text { label = "Applicant", max = 200, optional = true },
    activity = text { label = "What is applied for", max = 2000, optional = true },
    department = text { label = "Department", max = 100, optional = true },
    group = text { label = "Group", max = 100, optional = true },
    responsible = text { label = "Responsible officer", max = 100, optional = true,
                         hint = "As the application or the earlier system names them." },
    startdate = date { label = "Begun on", optional = true },
    deadline = date { label = "Deadline given by the earlier system", optional = true },
    enddate_planned = date { label = "Planned to end on", optional = true },
    enddate = date { label = "Ended on", optional = true },
    advice_needed = choice {
      label = "Is advice needed?", optional = true,
      options = { none = "No", internal = "Yes, from our own specialists", external = "Yes, from another body" },
    },
    aspect = text { label = "Aspect on which advice is asked", max = 200, optional = true },
    party = text { label = "Body that is asked", max = 200, optional = true,
                   shown_when = { advice_needed = "external" } },
    advice = rows {
      label = "Advice", optional = true, max = 30,
      of = {
        aspect = text { label = "Aspect", max = 200 },
        party = text { label = "Asked of", max = 200, optional = true },
        asked_on = date { label = "Asked on" },
        answer = text { label = "Answer", max = 2000, optional = true },
      },
    },
    answer = text { label = "The advice that came in", max = 2000, optional = true },
    stop_reason = choice {
      label = "Is there a reason to stop?", optional = true,
      options = { none = "No", missing_information = "Yes, information is missing",
                  no_permit_needed = "Yes, no permit is needed" },
    },
    missing = text { label = "What is missing", max = 2000, optional = true,
                     shown_when = { stop_reason = "missing_information" } },
    report = choice { label = "Report of the reasons", options = steps, optional = true, set_by = "workflow" },
    no_permit_letter = choice { label = "Letter that no permit is needed", options = steps, optional = true,
                               set_by = "workflow" },
    decide_by = date { label = "To be decided by", set_by = "workflow" },
  },

  reads = { kind = one_of { register = "regulatory.permit_kinds", key = "kind" } },

  clocks = {
    confirm = { title = "Confirm the receipt", lasts = working_days(5), starts = "received",
                stops = { "send_confirmation" }, warns = { working_days(1) } },
    decide = { title = "Decide the application", lasts = weeks(8), starts = "received",
               stops = { "pass_on" }, warns = { weeks(2), days(3) } },
  },

  holds = {
    missing_information = {
      title = "Waiting for missing information", pauses = { "decide" },
      blocks = { "pass_on", "set_aside" }, lasts = days(28),
    },
  },

  states = {
    received = {
      title = "Confirmation to be checked", initial = true,
      enter = { task "Check the confirmation of receipt" { due = working_days(2) } },
      timers = { remind = { after = working_days(4),
                            act = { task "Send the confirmation of receipt: it is due tomorrow" } } },
    },
    checked = { title = "Confirmation to be decided" },
    decided = { title = "Confirmation to be sent" },
    confirmed = {
      title = "Receipt confirmed",
      timers = { overdue = { at_end_of = "decide",
                             act = { task "The legal period has ended: pass the application on today" } } },
    },
    passed_on = { title = "Passed on for a decision", final = true, keep = "regulatory.permit" },
    not_needed = { title = "No permit needed", final = true, keep = "regulatory.permit",
                   enter = { letter "permit_not_needed" } },
    set_aside = { title = "Set aside as incomplete", final = true, keep = "regulatory.permit",
                  enter = { letter "permit_set_aside" } },
    withdrawn = { title = "Withdrawn", final = true, keep = "regulatory.permit" },
  },

  actions = {
    -- T02 to T05: the confirmation of receipt.
    check_confirmation = { title = "Check the confirmation", from = "received", to = "checked" },
    adjust_confirmation = { title = "Send the confirmation back to be adjusted",
                            from = { "checked", "decided" }, to = "received", reason = "required" },
    decide_confirmation = { title = "Decide the confirmation", from = "checked", to = "decided" },
    send_confirmation = {
      title = "Print and send the confirmation", from = "decided", to = "confirmed", needs = { "kind" },
      act = function(case)
        local day = last_day(case)
        return { record { decide_by = day }, letter "permit_received" { decide_by = day } }
      end,
    },

    -- T06 to T09: advice.
    consider_advice = { title = "Say whether advice is needed", from = any_open, stay = true,
                        needs = { "advice_needed" } },
    ask_advice = { title = "Ask our own specialists", from = any_open, stay = true, needs = { "aspect" },
                   when = { asked_for_advice },
                   act = function(case)
                     local effects = request_advice(case)
                     effects[#effects + 1] = task("Draft the advice on " .. case.aspect) { due = working_days(10) }
                     return effects
                   end },
    ask_outside_advice = { title = "Ask another body", from = any_open, stay = true,
                           needs = { "aspect", "party" }, when = { asked_for_advice },
                           act = function(case)
                             local effects = request_advice(case)
                             effects[#effects + 1] =
                               letter "permit_advice_request" { to = "adviser", aspect = case.aspect }
                             return effects
                           end },
    take_advice = { title = "Advice came in", from = any_open, stay = true, needs = { "answer" },
                    when = { waits_for_advice },
                    act = function(case)
                      for _, request in ipairs(case.advice) do
                        if not request.answer then
                          return {
                            change_row { field = "advice", row = request.row, values = { answer = case.answer } },
                            record { answer = "" },
                          }
                        end
                      end
                    end },

    -- T10: is there a reason to stop?
    consider_stopping = {
      title = "Say whether there is a reason to stop", from = any_open, stay = true, needs = { "stop_reason" },
      when = { advice_was_considered, has_no_open_advice },
      act = function(case)
        if case.stop_reason == "missing_information" then
          return task "Report what is missing" { due = working_days(2) }
        elseif case.stop_reason == "no_permit_needed" then
          return task "Draft the letter that no permit is needed" { due = working_days(2) }
        end
      end,
    },

    -- T11 to T15: no permit is needed.
    draft_no_permit = {
      title = "Draft the letter that no permit is needed", from = any_open, stay = true,
      when = { needs_no_permit, not_begun("no_permit_letter", "The letter has been drafted already.") },
      act = { record { no_permit_letter = "drafted" } },
    },
    check_no_permit = {
      title = "Check the letter that no permit is needed", from = any_open, stay = true,
      when = { is_at("no_permit_letter", "drafted", "There is no drafted letter to check.") },
      act = { record { no_permit_letter = "checked" } },
    },
    adjust_no_permit = {
      title = "Send the letter back to be adjusted", from = any_open, stay = true, reason = "required",
      when = { is_at("no_permit_letter", "checked", "There is no checked letter to send back.") },
      act = { record { no_permit_letter = "drafted" } },
    },
    decide_no_permit = {
      title = "Decide the letter that no permit is needed", from = any_open, stay = true,
      when = { is_at("no_permit_letter", "checked", "The letter has to be checked first.") },
      act = { record { no_permit_letter = "decided" } },
    },
    send_no_permit = {
      title = "Print the letter that no permit is needed", from = any_open, to = "not_needed",
      when = { needs_no_permit, is_at("no_permit_letter", "decided", "The letter has to be decided first.") },
    },

    -- T16 to T20: information is missing.
    report_reasons = {
      title = "Report the reasons to hold the application", from = any_open, stay = true, needs = { "missing" },
      when = { information_is_missing, not_begun("report", "The reasons have been reported already.") },
      act = { record { report = "drafted" } },
    },
    check_report = {
      title = "Check the report", from = any_open, stay = true,
      when = { is_at("report", "drafted", "There is no drafted report to check.") },
      act = { record { report = "checked" } },
    },
    adjust_report = {
      title = "Send the report back to be adjusted", from = any_open, stay = true, reason = "required",
      when = { is_at("report", "checked", "There is no checked report to send back.") },
      act = { record { report = "drafted" } },
    },
    decide_report = {
      title = "Decide the report", from = any_open, stay = true,
      when = { is_at("report", "checked", "The report has to be checked first.") },
      act = { record { report = "decided" } },
    },
    print_report = {
      title = "Print the report and ask for what is missing", from = any_open, stay = true,
      when = { information_is_missing, is_at("report", "decided", "The report has to be decided first.") },
      act = function(case)
        return { letter "permit_information_missing" { missing = case.missing }, hold "missing_information" }
      end,
    },
    information_in = {
      title = "The missing information came in", from = any_open, stay = true, by = { "caseworker", "customer" },
      when = { information_is_missing, is_at("report", "decided", "Nothing was asked for yet.") },
      act = function(case)
        local effects = {
          record { stop_reason = "", missing = "", report = "" },
          task "Say again whether there is a reason to stop" { due = working_days(2) },
        }
        if case.holds.missing_information then
          effects[#effects + 1] = lift "missing_information"
        end
        return effects
      end,
    },
    set_aside = {
      title = "Set the application aside as incomplete", from = "confirmed", to = "set_aside", reason = "required",
      when = { information_is_missing, is_at("report", "decided", "Ask first for what is missing.") },
    },

    pass_on = { title = "Pass on for a decision", from = "confirmed", to = "passed_on",
                when = { advice_was_considered, has_no_open_advice, nothing_stops_it } },
    withdraw = { title = "The applicant withdraws", from = any_open, to = "withdrawn",
                 by = { "caseworker", "customer" }, reason = "required" },
  },
}

local function account(t)
  t.given { today = "2026-06-01" }
  t.row("revenues.accounts", {
    account = "20014567", liable_party = "Mrs A Osei", band = "D", band_d_pence = 219317, adults = 1,
  }, "2025-04-01")
end

local function review(t, fields)
  account(t)
  fields.account = "20014567"
  return t.open("revenues.discount_review", fields)
end

test("an adult who lives alone keeps the discount, at three quarters of the charge", function(t)
  local case = review(t, { adults = 1 })

  case:take("reply")
  case:take("keep")

  case:expect_state("kept")
  case:expect_field("charge_pence", 164488)
  case:expect_field("discount_percent", 25)
  case:expect_letter("discount_kept")
end)

test("a second adult blocks keeping the discount", function(t)
  local case = review(t, { adults = 2 })

  case:take("reply")

  case:expect_refused("keep", "More than one adult is recorded at the address.")
end)

test("a student at the address does not count", function(t)
  local case = review(t, {
    adults = 2, disregarded = { { name = "Kofi Osei", category = "full_time_student" } },
  })

  case:take("reply")
  case:take("keep")

  case:expect_field("charge_pence", 164488)
end)

test("two carers get half the charge", function(t)
  local case = review(t, {
    adults = 2,
    disregarded = { { name = "Ama Osei", category = "carer" }, { name = "Yaw Osei", category = "carer" } },
  })

  case:take("reply")
  case:expect_refused("keep",
    "No adult at the address counts, so that another discount or an exemption is due.")
  case:take("change", { evidence_on = "2026-05-29" })

  case:expect_state("changed")
  case:expect_field("charge_pence", 109659)
end)

test("more people cannot be disregarded than live there", function(t)
  local case = review(t, {
    adults = 1,
    disregarded = { { name = "Ama Osei", category = "carer" }, { name = "Yaw Osei", category = "carer" } },
  })

  case:expect_refused("reply", "More people are disregarded than adults live at the address.")
end)

test("no reply sends a reminder, then removes the discount after 21 working days", function(t)
  local case = review(t, {})
  case:expect_letter("discount_form")

  t.advance_to("2026-06-15")
  case:expect_letter("discount_reminder")
  case:expect_state("waiting")
  t.advance_to("2026-06-30")

  case:expect_state("removed")
  case:expect_field("charge_pence", 219317)
  case:expect_field("changed_on", "2026-06-30")
  case:expect_letter("discount_removed")
end)

test("the review is due ten working days after the form came back on the day it was asked for", function(t)
  local case = review(t, { adults = 1 })

  case:take("reply")

  case:expect_due("decide", "2026-06-15")
end)

test("nothing is decided while a visit is awaited", function(t)
  local case = review(t, { adults = 1 })
  case:take("reply")

  case:take("ask_visit")
  case:expect_refused("keep", "Waiting for a visit to the address until 29 June 2026.")
  case:take("visited", { adults = 1, evidence_on = "2026-06-01" })
  case:take("keep")

  case:expect_state("kept")
end)

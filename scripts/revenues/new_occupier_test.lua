local function moved_in(t, fields)
  t.given { today = "2025-06-02" }
  t.row("revenues.properties", {
    uprn = "100012345678", address = "4 Mill Lane, Ashcombe", band = "D", area = "ashcombe",
  }, "2020-04-01")
  fields.property = "100012345678"
  fields.liable_party = fields.liable_party or "Mr J Okafor"
  fields.interest = fields.interest or "tenant"
  fields.moved_in = fields.moved_in or "2025-06-01"
  return t.open("revenues.new_occupier", fields)
end

test("two adults are charged from the day of moving in to the end of the tax year", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 2 })

  case:take("accept")

  case:expect_state("accepted")
  case:expect_field("charge_pence", 182664)
end)

test("somebody who lives alone is charged three quarters", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 1 })

  case:take("accept")

  case:expect_field("charge_pence", 136998)
end)

test("students alone are exempt", function(t)
  local case = moved_in(t, {
    occupation = "main_home",
    disregarded = { { name = "Ife Okafor", category = "full_time_student" } },
  })

  case:take("accept")

  case:expect_field("charge_pence", 0)
end)

test("a second home carries the premium from the first day", function(t)
  local case = moved_in(t, { occupation = "second_home", interest = "owner" })

  case:take("accept")

  case:expect_field("charge_pence", 365328)
end)

test("a main home needs somebody who lives there", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 0 })

  case:expect_refused("accept",
    "Record who lives at the property: adults who count, or people who are disregarded.")
end)

test("a day far ahead is not accepted yet", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 1, moved_in = "2025-09-01" })

  case:expect_refused("accept",
    "The day of moving in is more than eight weeks away. Wait until it is nearer.")
end)

test("evidence that never comes leaves the owner liable", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 2 })
  case:take("ask_evidence")
  case:expect_letter("occupier_evidence")

  t.advance_to("2025-06-16")
  case:expect_letter("occupier_evidence_reminder")
  t.advance_to("2025-07-01")

  case:expect_state("not_liable")
  case:expect_letter("occupier_not_liable")
end)

test("evidence that comes leads on to the bill", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 2 })
  case:take("ask_evidence")

  case:take("evidence_in", { evidence_on = "2025-06-02" })
  case:take("accept")
  case:take("bill", { account = "20019876" })

  case:expect_state("billed")
  case:expect_letter("council_tax_bill")
end)

test("the decision is due ten working days after the move was reported", function(t)
  local case = moved_in(t, { occupation = "main_home", adults = 2 })

  case:expect_due("decide", "2025-06-16")
end)

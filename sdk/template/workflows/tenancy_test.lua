local function request(t)
  t.given { today = "2026-05-04" }
  t.row("allotments.plots", { plot = "M12", site = "Mill Lane", square_metres = 125, free = 1 }, "2026-04-01")
  return t.open("allotments.tenancy", { tenant = "Mr D Achebe" })
end

test("a plot is let at its rent", function(t)
  local case = request(t)

  case:take("let", { plot = "M12", begins_on = "2026-06-01" })

  case:expect_state("let")
  case:expect_field("rent_pence", 7500)
  case:expect_letter("allotment_let")
end)

test("an answer is due within ten working days", function(t)
  local case = request(t)

  case:expect_due("answer", "2026-05-18")
end)

-- Somebody asks for an allotment: find a plot, let it, or say no.
local function knows_the_plot(case)
  return case.plot ~= nil, "Choose a plot that is on the register."
end

return workflow {
  name = "allotments.tenancy", title = "Allotment tenancy", complexity = "straightforward",
  fields = {
    plot       = key   { label = "Plot", of = "allotments.plots", optional = true },
    tenant     = text  { label = "Who is asking", max = 100 },
    begins_on  = date  { label = "From", optional = true },
    rent_pence = money { label = "Rent for a year", set_by = "workflow" },
  },
  reads  = { plot = one_of { register = "allotments.plots", key = "plot" } },
  clocks = { answer = { title = "Answer", lasts = working_days(10), starts = "received" } },
  states = {
    asked   = { title = "Asked for", initial = true, enter = { letter "allotment_asked" },
                timers = { remind = { after = working_days(5), act = { task "Answer the request" } } } },
    let     = { title = "Let", final = true, keep = "allotments.tenancy", enter = { letter "allotment_let" } },
    refused = { title = "Refused", final = true, keep = "allotments.tenancy", enter = { letter "allotment_refused" } },
  },
  actions = {
    let    = { title = "Let the plot", from = "asked", to = "let", needs = { "plot", "begins_on" },
               when = { knows_the_plot },
               act = function(case)
                 local rent = allotments.rent { plot = case.plot.key, on = case.begins_on }
                 return { reserve { register = "allotments.plots", key = case.plot.key },
                          record { rent_pence = rent.rent_pence } }
               end },
    refuse = { title = "Refuse", from = "asked", to = "refused", reason = "required" },
  },
}

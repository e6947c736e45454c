-- Somebody asks for a pitch.
return workflow {
  name = "parks.pitch", title = "Pitch", complexity = "straightforward",
  fields = {
    pitch = key { label = "Pitch", of = "parks.pitches" },
    price_pence = money { label = "Price", set_by = "workflow" },
  },
  clocks = { answer = { title = "Answer", lasts = working_days(5), starts = "received" } },
  states = {
    asked = { title = "Asked for", initial = true,
              timers = { lapse = { after = days(7), take = "refuse", reason = "Nobody answered." } } },
    let = { title = "Let", final = true, keep = "parks.pitch", enter = { letter "pitch_let" } },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },
  actions = {
    let = { title = "Let the pitch", from = "asked", to = "let",
            act = function(case)
              local price = parks.price { pitch = case.pitch, on = case.today }
              return { reserve { register = "parks.pitches", key = case.pitch },
                       record { price_pence = price.price_pence } }
            end },
    refuse = { title = "Refuse", from = "asked", to = "refused", by = { "caseworker", "time" },
               reason = "required" },
  },
}

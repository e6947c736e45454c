local function alone(case) return case.adults == 1, "More than one." end
return { name = "a.b", states = { waiting = { title = "Waiting" } }, when = { alone } }

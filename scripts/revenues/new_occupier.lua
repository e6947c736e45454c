-- Council tax: somebody has moved in. Who is liable, from when, and what is the charge?

local function last_day_of_tax_year(day)
  local year = tonumber(day:sub(1, 4))
  if day:sub(6) >= "04-01" then
    year = year + 1
  end
  return year .. "-03-31"
end

local function categories(case)
  local list = {}
  for _, person in ipairs(case.disregarded or {}) do
    list[#list + 1] = person.category
  end
  return list
end

local function somebody_lives_there(case)
  return case.occupation ~= "main_home" or (case.adults or 0) > 0 or #categories(case) > 0,
    "Record who lives at the property: adults who count, or people who are disregarded."
end

local function moved_in_or_soon(case)
  return case.moved_in <= calendar.add_days(case.today, 56),
    "The day of moving in is more than eight weeks away. Wait until it is nearer."
end

-- The charge from the day of moving in, which is charged, to the end of the tax year.
local function charge(case)
  local latest = case.moved_in > case.today and case.moved_in or case.today
  local lived_in = case.occupation == "main_home"
  return revenues.charge_for_period {
    band = case.property.band,
    area = case.property.area,
    from = case.moved_in,
    to = last_day_of_tax_year(latest),
    periods = { {
      from = case.moved_in,
      counted_adults = lived_in and (case.adults or 0) or 0,
      disregarded = lived_in and categories(case) or {},
      furnished = case.occupation == "second_home",
      empty_since = not lived_in and case.property.empty_since or nil,
      disabled_reduction = case.property.disabled_reduction,
    } },
  }
end

return workflow {
  name = "revenues.new_occupier",
  title = "New occupier",
  complexity = "straightforward",

  fields = {
    property = key { label = "Property", of = "revenues.properties" },
    liable_party = text { label = "Who is liable", max = 200 },
    interest = choice {
      label = "Holds the property as",
      hint = "The highest that applies decides who is liable.",
      options = {
        freeholder = "Resident freeholder", leaseholder = "Resident leaseholder",
        tenant = "Resident tenant", licensee = "Resident licensee", resident = "Resident",
        owner = "Owner who does not live there",
      },
      optional = true,
    },
    moved_in = date { label = "Moved in on", min = "1993-04-01" },
    occupation = choice {
      label = "The property is",
      options = { main_home = "Their main home", second_home = "A second home", empty = "Empty and unfurnished" },
      optional = true,
    },
    adults = integer { label = "Adults who count", min = 0, max = 20, optional = true,
                       shown_when = { occupation = "main_home" } },
    disregarded = rows {
      label = "People who are disregarded",
      optional = true,
      max = 20,
      shown_when = { occupation = "main_home" },
      of = {
        name = text { label = "Name", max = 100 },
        category = choice {
          label = "Why",
          options = {
            apprentice = "Apprentice", carer = "Carer for 35 hours a week or more",
            child_benefit = "18 or over, child benefit is payable", full_time_student = "Full-time student",
            severely_mentally_impaired = "Severely mentally impaired", student_nurse = "Student nurse",
            under_18 = "Under 18",
          },
        },
      },
    },
    evidence_on = date { label = "Evidence seen on", optional = true, max = "today" },
    account = text { label = "Account number", max = 20, optional = true },
    charge_pence = money { label = "Charge to the end of the tax year", set_by = "workflow" },
  },

  reads = { property = one_of { register = "revenues.properties", key = "property" } },

  clocks = {
    decide = { title = "Decide who is liable", lasts = working_days(10), starts = "received",
               stops = { "accept", "not_liable" }, warns = { working_days(2) } },
    bill = { title = "Send the bill", lasts = working_days(5), starts = "accept",
             stops = { "bill", "put_right" } },
  },

  states = {
    check = { title = "To be checked", initial = true },
    evidence = {
      title = "Waiting for evidence", pauses = { "decide" },
      enter = { letter "occupier_evidence" },
      timers = {
        chase = { after = days(14), act = { letter "occupier_evidence_reminder" } },
        lapse = { after = working_days(21), take = "not_liable",
                  reason = "No evidence in 21 working days; the owner stays liable." },
      },
    },
    accepted = { title = "To be billed" },
    billed = { title = "Billed", final = true, keep = "revenues.account" },
    not_liable = { title = "Not liable", final = true, keep = "revenues.account",
                   enter = { letter "occupier_not_liable" } },
  },

  actions = {
    ask_evidence = { title = "Ask for evidence", from = "check", to = "evidence" },
    evidence_in = { title = "Evidence came in", from = "evidence", to = "check",
                    by = { "caseworker", "customer" }, needs = { "evidence_on" } },
    accept = {
      title = "Accept as liable", from = "check", to = "accepted", by = "caseworker",
      needs = { "property", "liable_party", "interest", "moved_in", "occupation" },
      when = { somebody_lives_there, moved_in_or_soon },
      act = function(case)
        local due = charge(case)
        local effects = { record { charge_pence = due.charge_pence } }
        for _, line in ipairs(due.lines) do
          effects[#effects + 1] = note(line.text .. ": " .. pounds(line.pence) .. ".")
        end
        return effects
      end,
    },
    put_right = { title = "Put the details right", from = "accepted", to = "check", reason = "required" },
    bill = { title = "Send the bill", from = "accepted", to = "billed", needs = { "account" },
             act = { letter "council_tax_bill" } },
    not_liable = { title = "Not liable", from = { "check", "evidence" }, to = "not_liable",
                   by = { "caseworker", "time" }, reason = "required" },
  },
}

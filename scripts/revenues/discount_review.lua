-- Council tax: is the single person discount still right?

-- Who may be left out of the count of adults, as `revenues.discounted_charge` names them.
local disregards = {
  apprentice = "Apprentice",
  care_home_resident = "Lives in a care home",
  care_worker = "Low-paid charity care worker",
  carer = "Carer for 35 hours a week or more",
  child_benefit = "18 or over, child benefit is payable",
  detained = "Detained",
  full_time_student = "Full-time student",
  hospital_patient = "Long-term hospital patient",
  school_leaver = "18 or 19, at school or just left",
  severely_mentally_impaired = "Severely mentally impaired",
  student_nurse = "Student nurse",
  youth_trainee = "Youth trainee under 25",
}

local function categories(case)
  local list = {}
  for _, person in ipairs(case.disregarded or {}) do
    list[#list + 1] = person.category
  end
  return list
end

local function adults_who_count(case)
  return case.adults - #categories(case)
end

local function everybody_was_counted(case)
  return adults_who_count(case) >= 0, "More people are disregarded than adults live at the address."
end

local function one_adult_counts(case)
  local count = adults_who_count(case)
  if count > 1 then
    return false, "More than one adult is recorded at the address."
  end
  return count == 1, "No adult at the address counts, so that another discount or an exemption is due."
end

local function no_adult_counts(case)
  return adults_who_count(case) == 0, "An adult at the address counts: keep the discount or remove it."
end

-- The yearly charge with so many adults who count.
local function charge_with(case, count)
  return revenues.discounted_charge {
    band = case.account.band,
    band_d_pence = case.account.band_d_pence,
    area = case.account.area,
    disabled_reduction = case.account.disabled_reduction,
    counted_adults = count,
    disregarded = categories(case),
    on = case.today,
  }
end

local function charge_as_found(case)
  local charge = charge_with(case, adults_who_count(case))
  return { record { charge_pence = charge.charge_pence, discount_percent = charge.discount_percent } }
end

-- Where nobody replied, nobody can be shown to live alone: the full charge is due.
local function charge_without_discount(case)
  local count = 2
  if case.adults and adults_who_count(case) > count then
    count = adults_who_count(case)
  end
  local charge = charge_with(case, count)
  return {
    record { charge_pence = charge.charge_pence, discount_percent = 0, changed_on = case.today },
    note("The yearly charge is " .. pounds(charge.charge_pence) .. " without the discount."),
  }
end

return workflow {
  name = "revenues.discount_review",
  title = "Single person discount review",
  complexity = "straightforward",

  fields = {
    account = key { label = "Account", of = "revenues.accounts" },
    adults = integer { label = "Adults at the address", min = 1, max = 20, optional = true },
    disregarded = rows {
      label = "Adults who are disregarded",
      optional = true,
      max = 20,
      of = {
        name = text { label = "Name", max = 100 },
        category = choice { label = "Why", options = disregards },
      },
    },
    evidence_on = date { label = "Evidence seen on", optional = true, max = "today" },
    charge_pence = money { label = "New yearly charge", set_by = "workflow" },
    discount_percent = number { label = "Discount in percent", set_by = "workflow" },
    changed_on = date { label = "Discount changed on", set_by = "workflow" },
  },

  reads = { account = one_of { register = "revenues.accounts", key = "account" } },

  clocks = {
    decide = { title = "Decide the review", lasts = working_days(10), starts = "received",
               stops = { "keep", "change", "remove", "withdraw" }, warns = { working_days(2) } },
  },

  holds = {
    visit = { title = "Waiting for a visit to the address", pauses = { "decide" },
              blocks = { "keep", "change", "remove" }, lasts = days(28) },
  },

  states = {
    waiting = {
      title = "Waiting for the form", initial = true, pauses = { "decide" },
      enter = { letter "discount_form" },
      timers = {
        chase = { after = days(14), act = { letter "discount_reminder" } },
        lapse = { after = working_days(21), take = "remove", reason = "No reply in 21 working days." },
      },
    },
    assess = { title = "Being assessed" },
    kept = { title = "Discount kept", final = true, keep = "revenues.account",
             enter = { letter "discount_kept" } },
    changed = { title = "Another discount given", final = true, keep = "revenues.account",
                enter = { letter "discount_changed" } },
    removed = { title = "Discount removed", final = true, keep = "revenues.account",
                enter = { letter "discount_removed" } },
    withdrawn = { title = "Opened by mistake", final = true, keep = "revenues.account" },
  },

  actions = {
    reply = { title = "The form came back", from = "waiting", to = "assess",
              by = { "caseworker", "customer" }, needs = { "adults" }, when = { everybody_was_counted } },
    ask_visit = { title = "Ask for a visit", from = "assess", stay = true,
                  act = { hold "visit", task "Visit the address and count the adults" { due = working_days(10) } } },
    visited = { title = "The visit is made", from = "assess", stay = true, needs = { "adults", "evidence_on" },
                when = { everybody_was_counted }, act = { lift "visit" } },
    keep = { title = "Keep the discount", from = "assess", to = "kept", by = "caseworker",
             needs = { "account", "adults" }, when = { one_adult_counts }, act = charge_as_found },
    change = { title = "Give another discount", from = "assess", to = "changed", by = "caseworker",
               needs = { "account", "adults", "disregarded", "evidence_on" }, when = { no_adult_counts },
               act = function(case)
                 local effects = charge_as_found(case)
                 effects[#effects + 1] = record { changed_on = case.today }
                 return effects
               end },
    remove = { title = "Remove the discount", from = { "waiting", "assess" }, to = "removed",
               by = { "caseworker", "time" }, needs = { "account" }, reason = "required",
               act = charge_without_discount },
    withdraw = { title = "Close: opened by mistake", from = any_open, to = "withdrawn", reason = "required" },
  },
}

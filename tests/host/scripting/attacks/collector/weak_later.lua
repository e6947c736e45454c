-- EXPECT ok: a mode that is set later makes no table weak
local later, joined, raw, ours = {}, {}, {}, {}
local tables = {}
for _, meta in ipairs { later, joined, raw, ours } do
  tables[#tables + 1] = setmetatable({}, meta)
end
later.__mode = "kv"
joined["__" .. "mode"] = "kv"
rawset(raw, ("x__mode"):sub(2), "kv")
ours.__index = ours
ours.__mode = "v"
for _, one in ipairs(tables) do
  one[1] = {}
  one.name = {}
end
for i = 1, 300000 do local thrown_away = { i } end
for _, one in ipairs(tables) do
  if one[1] == nil or one.name == nil then
    return "ESCAPED"
  end
end
assert(later.__mode == "kv" and ours.__mode == "v")

-- EXPECT error, oom: arguments kept in tables, many times
local kept = {}
while true do kept[#kept + 1] = table.pack(table.unpack({}, 1, 7000)) end

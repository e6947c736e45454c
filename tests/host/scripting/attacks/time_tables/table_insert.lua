-- EXPECT timeout: each insertion moves all
local t = {}
for i = 1, 100000 do table.insert(t, 1, i) end
while true do table.insert(t, 1, 0) table.remove(t, 1) end

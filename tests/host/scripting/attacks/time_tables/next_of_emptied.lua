-- EXPECT timeout, oom: next over a table that was emptied
local t = {}
for i = 1, 16000 do t["k" .. i] = i end
while true do local k = next(t) if k == nil then t.a = 1 k = "a" end t[k] = nil end

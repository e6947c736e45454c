-- EXPECT oom, timeout: fills memory nearly up and then makes rubbish, so that each step collects
local kept, n = {}, 0
local piece = ("x"):rep(100000)
for i = 1, 150 do kept[i] = piece .. i end
while true do n = n + 1 local rubbish = { n, {}, {}, { n } } end

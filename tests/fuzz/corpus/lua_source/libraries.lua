local t = { 3, 1, 2 }
table.sort(t, function(a, b) return a < b end)
for k, v in pairs({ b = 1, a = 2 }) do t[#t + 1] = k .. tostring(v) end
return ("x y z"):gsub("%w", "%0%0"), ("%5d"):format(4), utf8.char(233), math.max(1, 2), t

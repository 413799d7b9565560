mingbaiSearch(["重 .5 存在 年在 灯维 023 2023","Uqq7aqo="])

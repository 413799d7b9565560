mingbaiSearch(["0分 90 出9 年在 预算 023 2023","VVVVUA=="])

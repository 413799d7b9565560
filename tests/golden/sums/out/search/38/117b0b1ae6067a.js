mingbaiSearch(["重 .5 0分 90 优; 出9 年在 是0 灯维 粮补 预算 023 100 12. 48% 91分 2023 70.0","YtSuVKyl3FuYyopZGYRKhCWon/BN+Up6Wgif8FSg"])

mingbaiSearch(["学 门 阅 ,与 .0 0. 95 为优 到。 按分 的1 的是 种粮 维护 2.0 20. 92分 08.0 6000 8.00","dw6hi0sdGhUYnD13EaUvClLSojMI5MjLdRZVNZU="])

mingbaiSearch(["街 ,占 .4 20 7分 91 事处 价8 列明 少钱 未列 清淤 目上 道办 钱, 022 85分 2022 8.48","FHCiEtUsdQ0EUcKKSR1pR1q2MqIo4UU0pv8FHN/gpYA="])

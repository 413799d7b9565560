mingbaiSearch([["路灯维护","2024/qing-he-jie-dao-ban-shi-chu/a.html","青禾街道办事处",2024,"","","","",""],["路灯维护","2023/chong-yang-lu-she-qu/b.html","重阳路社区",2023,"59.99","差","3.50万元","",""]])

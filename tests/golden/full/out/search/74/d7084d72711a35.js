mingbaiSearch(["宇 护 02 0月 11 5亿 co 。↩ 中。 例) 区外 在的 址h 新建 月8 评9 这个 .95 000 00份 202 95. htt 0222 1.32 2000 39.0 620. xamp","akiiaKKKKZKKKKKaJKLaJFEUW0W0UUQ="])

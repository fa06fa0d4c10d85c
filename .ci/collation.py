"""Compare a collation score with the least that is asked for.

    collation.py MAIN.txt REPRINTS.txt      the printed scores of the two kinds
"""
import re
import sys


def figures(path):
    text = open(path).read()
    precision, recall = map(float, re.search(r"precision (\S+)\s+recall (\S+)", text).groups())
    exact, clusters = map(int, re.search(r"exact (\d+) of (\d+)", text).groups())
    apart = int(re.search(r"kept apart (\d+) of", text).group(1))
    substantive = re.search(r"variant-substantive (\d+)/", text)
    return precision, recall, exact, clusters, apart, int(substantive.group(1)) if substantive else 0


p, r, exact, _, apart, substantive = figures(sys.argv[1])
_, reprints, same, of, _, _ = figures(sys.argv[2])
checks = [("precision", p, 0.95), ("recall", r, 0.93), ("clusters exact", exact, 66), ("negatives kept apart", apart, 46),
          ("substantive variants", substantive, 8), ("reprints", reprints, 1.0), ("reprints exact", same, of)]
for name, got, least in checks:
    print(f"{name:22} {got:7}  floor {least}{'' if got >= least else '  BELOW'}")
sys.exit(any(got < least for _, got, least in checks))

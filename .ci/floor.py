"""Compare a score with the committed floor: a figure may rise, never fall.

    floor.py FLOOR.json SCORE.json            fails when a figure is below its floor
    floor.py FLOOR.json SCORE.json --raise    writes the figures as the new floor
"""
import json
import sys

PLAIN = ["direct_exact", "direct_overlap", "direct_attrib", "content_overlap", "cue_found", "source_overlap",
         "relation", "piece_source", "piece_cue", "piece_content"]


def figures(score):
    out = {name: score["all"][name]["F"] for name in PLAIN}
    out["source_accuracy"] = score["all"]["source_accuracy"]
    for group in ("all", "by pronoun"):
        for what in ("accuracy", "recall"):
            out[f"speakers {group} {what}"] = score["speakers"][group][what]
    return out


def main():
    floor_path, score_path = sys.argv[1:3]
    got = figures(json.load(open(score_path)))
    if "--raise" in sys.argv:
        json.dump(got, open(floor_path, "w"), indent=1)
        print(file=open(floor_path, "a"))
        return
    floor = json.load(open(floor_path))
    low = 0
    for name, least in floor.items():
        print(f"{name:28} {got[name]:6.1f}  floor {least:6.1f}{'' if got[name] >= least else '  BELOW'}")
        low += got[name] < least
    print(f"{len(floor) - low} passed, {low} failed")
    sys.exit(bool(low))


main()

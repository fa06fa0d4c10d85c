package when

import "time"

// season reads "last fall", "this summer", "spring 2015", "the winter of 2010",
// "in the spring". Without one of these around it, fall and spring are other words.
func (f *finder) season(i int) *moment {
	m := f.new(i, i+1, Season, "when/season", 0.85, "")
	start := time.Month(f.tokens[i].value)
	if dir, ok := f.which(m); ok {
		if f.is(m.a-1, "the") || f.pub.Month == 0 && !f.pub.IsZero() || f.is(i+1, "of") {
			return nil
		}
		m.Relative = true
		f.whichSeason(m, start, dir)
		f.around(m)
		return m
	}
	j := i + 1
	if f.is(j, "of") {
		j++
	}
	if y := f.year(j); y > 0 && !f.counts(j+1) {
		m.b = j + 1
		m.By.Why = "printed in full; by the seasons of the north"
		m.Uncertain = start == time.December
		m.quarter(y, start)
		f.around(m)
		return m
	}
	if !f.is(i-1, "the") || !f.is(i-2, "in", "during", "since", "until") || f.noun(i+1) || f.capital(i+1) || f.is(i+1, "of") || f.capital(i) {
		return nil
	}
	m.Relative = true
	if f.pub.Month == 0 {
		m.By.Why = "the day of publication is not known"
		return m
	}
	f.nearestSeason(m, start)
	return m
}

// nearestSeason places "in the fall" by the tense of the words around.
func (f *finder) nearestSeason(m *moment, start time.Month) {
	t := f.tense(m.a, m.b)
	best := Date{}
	for y := f.pub.Year - 1; y <= f.pub.Year+1; y++ {
		if d := (Date{y, start + 1, 15}); best.IsZero() || f.cost(d, t) < f.cost(best, t) {
			best = d
		}
	}
	m.quarter(best.Year, start)
	m.By.Why = "the nearest to publication"
}

// quarter places the moment in the three months from start of year y on.
func (m *moment) quarter(y int, start time.Month) {
	m.From = Date{y, start, 0}
	m.To = m.From.addMonths(2)
}

// whichSeason places "last fall", "next spring", "this summer": last is the
// latest that began at least two months before publication.
func (f *finder) whichSeason(m *moment, start time.Month, dir int) {
	if f.pub.IsZero() {
		m.By.Why = "the day of publication is not known"
		return
	}
	y := f.pub.Year
	begun := int(f.pub.Month - start) // months since it began this year
	switch {
	case dir == last && begun < 3, dir == this && start == time.December && f.pub.Month < time.March:
		y--
	case dir == next && begun >= 0:
		y++
	}
	m.quarter(y, start)
	m.By.Why = [...]string{"the one of the year of publication", "the last before publication", "the next after publication"}[dir]
}

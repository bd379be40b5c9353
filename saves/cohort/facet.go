package cohort

// facets stores the lists and texts of a run.
func (im *importer) facets(n int64, r *Run) error {
	terms, err := im.terms(r)
	if err != nil {
		return err
	}
	for kind := Trials; kind <= Body; kind++ {
		body := r.Packed[kind]
		if numbers := r.Lists[kind]; len(numbers) > 0 {
			body = referring(kind, numbers, terms)
		}
		if body == nil {
			continue
		}
		if _, err := im.tx.ExecContext(im.ctx, `INSERT INTO facet (kind, run, body) VALUES (?, ?, ?)`, kind, n, body); err != nil {
			return err
		}
	}
	return nil
}

// terms gives the number in the store of each of a run's terms.
func (im *importer) terms(r *Run) ([]int64, error) {
	out := make([]int64, len(r.Terms))
	for i, t := range r.Terms {
		n, ok := im.known[t]
		if !ok {
			n, ok = im.found[t]
		}
		if out[i] = n; ok {
			continue
		}
		err := im.tx.QueryRowContext(im.ctx, `INSERT INTO term (scenario, kind, id, label, extra) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (scenario, kind, id) DO UPDATE SET label = excluded.label, extra = excluded.extra RETURNING n`,
			t.Scenario, t.Kind, t.ID, t.Label, t.Extra).Scan(&out[i])
		if err != nil {
			return nil, err
		}
		im.found[t] = out[i]
	}
	return out, nil
}

// referring makes the blob of a list whose places of terms have become their numbers.
func referring(kind Kind, places, terms []int64) []byte {
	out := append([]int64{}, places...)
	for i := 0; i < len(out); i += kind.Width() {
		out[i] = terms[out[i]]
		if refersTwice[kind] && out[i+1] >= 0 {
			out[i+1] = terms[out[i+1]]
		}
	}
	return numbers(out)
}

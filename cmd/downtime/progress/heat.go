package progress

import (
	"encoding/json"
	"math"
	"slices"

	"downtime/game/engine"
	"downtime/game/score"
	"downtime/saves"
)

// Recent is how many of a case's last runs a cell of the heat map is the mean of (mark D): one run is chance, and what was once is over.
const Recent = 3

// Case is one row of the heat map.
type Case struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`  // place and hour
	Title   string  `json:"title"` // of a case of this program
	Runs    int     `json:"runs"`  // scored
	Last    float64 `json:"last"`  // total of the last of them
	Domains []Cell  `json:"domains"`
}

// Cell is how one domain went in the last runs of a case.
type Cell struct {
	Domain string  `json:"domain"`
	Score  float64 `json:"score"` // 0 to 100: mean share of the domain's points; read Of first
	Of     int     `json:"of"`    // runs; 0: the case does not use the domain
}

// Domains are the nine domains by their id, in the order of a Card.
func Domains() []string {
	out := make([]string, engine.NumDomains)
	for d := range engine.NumDomains {
		out[d] = score.DomainID(d)
	}
	return out
}

// DomainLabel is a domain's name by its id.
func DomainLabel(id string) string {
	if i := slices.Index(Domains(), id); i >= 0 {
		return score.DomainLabel(engine.Domain(i))
	}
	return id
}

// heat fills in the rows: the cases of this program in its order, then those it does not have any more, each only if it has a scored run.
func (r *Report) heat(s *Stored, lib *Library) {
	rows := map[string]*Case{}
	var order []string
	for _, c := range lib.Cases {
		order = append(order, c.ID)
	}
	for i := range slices.Backward(s.Judged) { // newest first
		j := &s.Judged[i]
		if !counts(j) {
			continue
		}
		r.Runs.Scored++
		if earlier(j) {
			r.Runs.Earlier++
		}
		c := rows[j.Scenario]
		if c == nil {
			c = &Case{ID: j.Scenario, Last: j.Score}
			c.Name, c.Title = nameOf(lib, j.Scenario, true)
			rows[j.Scenario] = c
			if !slices.Contains(order, j.Scenario) {
				order = append(order, j.Scenario)
			}
		}
		if c.Runs++; c.Runs <= Recent {
			c.add(j)
		}
	}
	r.Cases = []Case{}
	for _, id := range order {
		if c := rows[id]; c != nil {
			r.Cases = append(r.Cases, *c)
		}
	}
}

// add takes one run into the means of a row. What cannot be read of its Card is left out, and the rest counts.
func (c *Case) add(j *saves.Judged) {
	if c.Domains == nil {
		for _, d := range Domains() {
			c.Domains = append(c.Domains, Cell{Domain: d})
		}
	}
	var all [][]any
	if json.Unmarshal(j.Domains, &all) != nil {
		return
	}
	for _, d := range all {
		if len(d) != 3 {
			continue
		}
		id, _ := d[0].(string)
		points, ok := d[1].(float64)
		weight, of := d[2].(float64)
		i := slices.IndexFunc(c.Domains, func(x Cell) bool { return x.Domain == id })
		if i < 0 || !ok || !of || weight <= 0 {
			continue
		}
		cell := &c.Domains[i]
		part := math.Max(0, math.Min(100, 100*points/weight))
		cell.Score = (cell.Score*float64(cell.Of) + part) / float64(cell.Of+1)
		cell.Of++
	}
}

// All is the mean of the rows, each case alike; its name is empty.
func (r *Report) All() Case {
	var all Case
	for _, d := range Domains() {
		cell := Cell{Domain: d}
		for i := range r.Cases {
			for _, x := range r.Cases[i].Domains {
				if x.Domain == d && x.Of > 0 {
					cell.Score = (cell.Score*float64(cell.Of) + x.Score) / float64(cell.Of+1)
					cell.Of++
				}
			}
		}
		all.Domains = append(all.Domains, cell)
	}
	for i := range r.Cases {
		all.Runs += r.Cases[i].Runs
	}
	return all
}

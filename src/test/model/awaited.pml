/* Lines that wait for what a room is to learn of their persons, on one link, of one interface.

     E   about P and Q;  F about Q;  G about P and Q, accepted last.  A code has to be acquired of each of P and Q

   Modelled: two doors (one accepts E, the other F and then G), which read what is known of the persons under their locks, look who waits
   about them, and are committed with rows and places; the room, which learns under the same locks and marks rows; a cancellation of E; the
   lane's memory, which a kill empties and which is read again from the tables, in the order of places; its taking in of lines that wait no
   more, in a transaction and then in memory.
   Checked: nothing leaves before its persons are known, or before an earlier line about one of them; every end of the search has all lines
   sent or cancelled, or, if the code of P never comes, all that need not wait for it.

   spin -a FLAGS awaited.pml && gcc -w -O2 -o pan pan.c && ./pan -m200000          whole, no error:
     (none)        one kill
   Planted defects, each to be found:
     -DUNLOCKED    a door reads without the lock what is known
     -DALONE       a door does not look who waits about its persons
     -DROOM_MOVES  the room itself moves a line out of where it waits, and the lane hears of it after what is new
     -DSTAYS       what is cancelled keeps its rows
     -DANY_ORDER   the lane takes in what is known, whoever waits before it */
#ifndef KILLS
#define KILLS 1
#endif
#define E 0
#define F 1
#define G 2
#define N 3
#define P 0
#define Q 1
#define ABOUT(x, p) (p == Q || x != F) /* all are about Q */

mtype = { ABSENT, WAITING, AWAITING, SENT, CANCELLED };

mtype st[N];          /* tables */
byte place[N];        /* in the order of commits, from 1 */
byte places;
bool row[N];          /* it waits: has rows */
bool known[2];        /* the registry */
bool seen[N * 2];     /* the rows: whether it is known of that person */
byte locked[2];       /* 0: nobody; else who has the person's row */
bool told[N];         /* moved by somebody else than the lane, which is to hear of it */

bool inlane[N];       /* memory, and the order in it */
byte order[N];
byte orders;
byte readto;
byte kills;

#define ROWSEEN(x) ((seen[x * 2 + P] || !ABOUT(x, P)) && seen[x * 2 + Q])

inline lock(p, who) {
#ifndef UNLOCKED
	atomic { locked[p] == 0 -> locked[p] = who }
#else
	skip
#endif
}

inline unlock(who) {
	if :: locked[P] == who -> locked[P] = 0 :: else fi;
	if :: locked[Q] == who -> locked[Q] = 0 :: else fi
}

inline accept(x, who) {
	if :: ABOUT(x, P) -> lock(P, who) :: else fi;
	lock(Q, who);
	atomic { kp = known[P] || !ABOUT(x, P); kq = known[Q];
#ifndef ALONE
		behind = row[E] || row[F] || row[G]
#endif
	}
	atomic {
		places++;
		place[x] = places;
		seen[x * 2 + P] = kp;
		seen[x * 2 + Q] = kq;
		if
		:: kp && kq && !behind -> st[x] = WAITING
		:: else -> st[x] = AWAITING; row[x] = true
		fi;
		kp = false; kq = false; behind = false;
		unlock(who)
	}
}

inline learn(p) {
	atomic { locked[p] == 0 -> known[p] = true;
		for (i : 0 .. N - 1) {
			if :: row[i] -> seen[i * 2 + p] = true :: else fi;
#ifdef ROOM_MOVES
			if :: row[i] && ROWSEEN(i) -> row[i] = false; st[i] = WAITING; told[i] = true :: else fi
#endif
		}
	}
}

proctype door1() {
	bool kp, kq, behind;
	accept(E, 1)
}

proctype door2() {
	bool kp, kq, behind;
	accept(F, 2);
	accept(G, 2)
}

proctype room() {
	byte i;
	learn(Q);
	if :: learn(P) :: skip fi
}

proctype cancel() {
	if
	:: atomic { st[E] == AWAITING -> st[E] = CANCELLED;
#ifndef STAYS
		row[E] = false
#endif
	}
	:: skip
	fi
}

inline enter(x) {
	if :: !inlane[x] && st[x] == WAITING -> orders++; order[x] = orders; inlane[x] = true :: else fi
}

#define EARLIER(y, x) (row[y] && y != x && place[y] != 0 && place[y] < place[x])
#define READY(x) (row[x] && st[x] != ABSENT && ROWSEEN(x) && !EARLIER(E, x) && !EARLIER(F, x) && !EARLIER(G, x))
#ifdef ANY_ORDER
#define TAKES(x) (row[x] && ROWSEEN(x))
#else
#define TAKES(x) READY(x)
#endif
#define BEFORE(y, x) (inlane[y] && order[y] < order[x] && y != x)
#define EARLY(y, x) (y != x && place[y] != 0 && place[y] < place[x] && (st[y] == WAITING || st[y] == AWAITING))

inline sendit(x) {
	atomic {
		inlane[x] && st[x] == WAITING && !BEFORE(E, x) && !BEFORE(F, x) && !BEFORE(G, x) ->
		assert(known[Q] && (known[P] || !ABOUT(x, P)));
		assert(!EARLY(E, x) && !EARLY(F, x) && !EARLY(G, x));
		st[x] = SENT;
		inlane[x] = false
	}
}

inline die() {
	atomic { kills < KILLS -> kills++; orders = 0; readto = 0;
		for (i : 0 .. N - 1) { inlane[i] = false; order[i] = 0; told[i] = false; which[i] = false };
		i = 0
	}
}

proctype lane() {
	byte i, next, n;
	bool which[N];
end:	do
	:: atomic { readto < places -> n = places } /* what is new, in the order of its places */
		atomic {
			next = readto + 1;
			do
			:: next <= n -> for (i : 0 .. N - 1) { if :: place[i] == next -> enter(i) :: else fi }; next++
			:: else -> break
			od;
			readto = n; next = 0; n = 0; i = 0
		}
#ifdef ROOM_MOVES
	:: atomic { told[E] -> told[E] = false; enter(E) }
	:: atomic { told[F] -> told[F] = false; enter(F) }
	:: atomic { told[G] -> told[G] = false; enter(G) }
#endif
	:: atomic { readto == places && (TAKES(E) || TAKES(F) || TAKES(G)) -> /* a transaction */
			for (i : 0 .. N - 1) { which[i] = TAKES(i) };
			for (i : 0 .. N - 1) {
				if :: which[i] -> row[i] = false; if :: st[i] == AWAITING -> st[i] = WAITING :: else fi :: else fi
			}
			i = 0
		}
		if /* memory: nothing new has been read since */
		:: atomic { for (i : 0 .. N - 1) { if :: which[i] -> enter(i); which[i] = false :: else fi }; i = 0 }
		:: die()
		fi
	:: sendit(E)
	:: sendit(F)
	:: sendit(G)
	:: die()
	od
}

init {
	atomic {
		byte k;
		for (k : 0 .. N - 1) { st[k] = ABSENT };
		run door1(); run door2(); run room(); run cancel(); run lane()
	}
	/* every end */
	timeout ->
	if
	:: known[P] -> assert((st[E] == SENT || st[E] == CANCELLED) && st[F] == SENT && st[G] == SENT)
	:: else -> assert(st[F] == SENT || (st[E] == AWAITING && place[E] < place[F]))
	fi
}

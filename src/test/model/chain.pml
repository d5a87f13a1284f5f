/* What a message becomes: lines that wait for others, of one person, on one link whose interfaces hold until the result.

     A   asks;  B after A;  C with B;  M a later message of the person;  K corrects A, once B is held back

   Modelled: the tables (states, leader of B, what has been freed), the lane's memory, which a kill empties and which is read again from the
   tables, the transactions that end a line, send it, and free or hold back what waits, the counterpart, which answers B only once it has C,
   and refuses A at first if it likes.
   Checked: B leaves only once A, or K in its place, is done; C leaves right behind B; M leaves when B and C have ended; K is sent; nobody
   waits for ever: every end of the search has all lines ended.

   spin -a FLAGS chain.pml && gcc -w -O2 -o pan pan.c && ./pan -m200000          whole, no error:
     (none)        two kills
     -DRECEIPT     an interface of which the next need only wait for the receipt
   Planted defects, each to be found:
     -DRECEIPT -DNOT_HELD  the follower may be claimed before it is freed
     -DUNTOLD      what is freed is not told to the lane
     -DNO_PASS     a correction waits behind what it corrects
     -DSEPARATE    what goes with another has its place behind it
     -DRECEIPT -DMADE_WAY   the lane lets the next one forward before it looks for what goes with the one that left
     -DNOT_RELEASED   the correction's end frees nobody */
#ifndef KILLS
#define KILLS 2
#endif
#define A 0
#define B 1
#define C 2
#define M 3
#define K 4
#define N 5
#define NOBODY 9

mtype = { ABSENT, WAITING, FOLLOWING, JOINED, HELD_BACK, SENDING, SENT, ENDED };

mtype st[N];          /* tables */
bool freed[N];
byte leader = A;      /* of B */
bool done[N];
bool inlane[N];       /* memory: has a place; and whether it may be picked */
bool can[N];
bool going[N];        /* a worker sends it */
bool got[N];          /* the counterpart */
byte last = NOBODY;
byte kills;

#ifdef SEPARATE
#define PLACE_C 2
#define PLACE_B 1
#else
#define PLACE_C 1
#define PLACE_B 2
#endif
/* places by number; the correction passes B where it is there */
#define PLACE(x) (x == A -> 0 : (x == B -> PLACE_B * 2 : (x == C -> PLACE_C * 2 : (x == M -> 6 : kplace))))
byte kplace = 8;

#ifdef RECEIPT
#define HOLDS(s) (s != ABSENT && s != ENDED && s != JOINED && s != SENT)
#else
#define HOLDS(s) (s != ABSENT && s != ENDED && s != JOINED)
#endif
#define PICKED(s) (s == WAITING || s == SENDING)

/* reads a line of the tables into the lane */
inline place(i) {
  if
  :: HOLDS(st[i]) && !inlane[i] ->
     inlane[i] = true;
#ifdef NOT_HELD
     can[i] = PICKED(st[i]) || st[i] == FOLLOWING;
#else
     can[i] = PICKED(st[i]);
#endif
     if
#ifndef NO_PASS
     :: i == K && inlane[B] -> kplace = PLACE_B * 2 - 1
#endif
     :: else -> skip
     fi
  :: else -> skip
  fi
}

inline tell(i) {
#ifndef UNTOLD
  freed[i] = true
#else
  skip
#endif
}

inline hear() {
  for (h : 0 .. 4) {
    if
    :: freed[h] ->
       if
       :: inlane[h] -> can[h] = PICKED(st[h])
       :: else -> place(h)
       fi;
       freed[h] = false
    :: else -> skip
    fi
  }
}

inline leave(i) {
  inlane[i] = false; can[i] = false
}

/* the transaction in which a line ends */
inline end(i, well) {
  st[i] = ENDED;
  done[i] = well;
  if
  :: i == leader && well && (st[B] == FOLLOWING || st[B] == HELD_BACK) ->
#ifdef NOT_RELEASED
     if
     :: i == A -> st[B] = WAITING; tell(B)
     :: else -> skip
     fi
#else
     st[B] = WAITING; tell(B)
#endif
  :: i == leader && !well && st[B] == FOLLOWING -> st[B] = HELD_BACK
  :: else -> skip
  fi;
  if
  :: i == B && st[C] == JOINED -> st[C] = HELD_BACK; tell(C)
  :: else -> skip
  fi
}

/* whether it is the first for its person, and may be picked: it is claimed */
#define AHEAD(j, i) (j != i && inlane[j] && PLACE(j) < PLACE(i))
#define FIRST(i) (inlane[i] && can[i] && !AHEAD(A, i) && !AHEAD(B, i) && !AHEAD(C, i) && !AHEAD(M, i) && !AHEAD(K, i))
#ifdef NOT_HELD
#define CLAIMABLE(s) (PICKED(s) || s == FOLLOWING)
#else
#define CLAIMABLE(s) PICKED(s)
#endif
#define CLAIM(i) atomic { FIRST(i) -> can[i] = false; \
  if :: CLAIMABLE(st[i]) -> st[i] = SENDING; going[i] = true :: else -> skip fi }
/* what is being sent arrives, or arrives again, and its receipt is recorded */
#define ARRIVE(i) atomic { st[i] == SENDING && going[i] -> arrives(i) }
/* of B once C is there */
#define ANSWER(i) atomic { st[i] == SENT && (i != B || got[C]) -> end(i, true); leave(i) }

inline arrives(i) {
  if
  :: !got[i] ->
     assert(i != B || done[A] || done[K]);
     assert(i != C || last == B);
     assert(i != M || (got[B] && got[C]));
     got[i] = true; last = i
  :: else -> skip
  fi;
  st[i] = SENT; going[i] = false;
  if
  :: i == B && st[C] == JOINED -> st[C] = WAITING; tell(C)
  :: else -> skip
  fi;
#ifndef MADE_WAY
  hear();
#endif
  if
  :: !HOLDS(st[i]) -> leave(i)
  :: else -> skip
  fi
}

proctype gateway() {
  byte i; byte h;
  do
  :: atomic {   /* feeds: what is new; at a start all that holds */
       (!inlane[A] && HOLDS(st[A])) || (!inlane[B] && HOLDS(st[B])) || (!inlane[M] && HOLDS(st[M])) ||
       (!inlane[K] && HOLDS(st[K])) || (!inlane[C] && HOLDS(st[C]) && kills > 0) ->
       place(A); place(B);
       if :: kills > 0 -> place(C) :: else -> skip fi;
       place(M); place(K) }
  :: atomic { freed[0] || freed[1] || freed[2] || freed[3] || freed[4] -> hear() }
  :: CLAIM(A) :: CLAIM(B) :: CLAIM(C) :: CLAIM(M) :: CLAIM(K)
  :: ARRIVE(A) :: ARRIVE(B) :: ARRIVE(C) :: ARRIVE(M) :: ARRIVE(K)
  :: atomic { st[A] == SENT ->
       if
       :: end(A, false)
       :: end(A, true)
       fi;
       leave(A) }
  :: ANSWER(B) :: ANSWER(C) :: ANSWER(M) :: ANSWER(K)
  :: atomic {   /* the sender corrects */
       st[B] == HELD_BACK && leader == A -> leader = K; st[K] = WAITING }
  :: atomic {   /* killed */
       kills < KILLS ->
       kills++;
       for (i : 0 .. 4) { inlane[i] = false; can[i] = false; going[i] = false }
       kplace = 8;
       place(A); place(B); place(C); place(M); place(K) }
  :: timeout ->
       assert(st[A] == ENDED && st[B] == ENDED && st[C] == ENDED && st[M] == ENDED && (st[K] == ENDED || st[K] == ABSENT));
       break
  od
}

init {
  atomic {
    st[A] = WAITING; st[B] = FOLLOWING; st[C] = JOINED; st[M] = WAITING; st[K] = ABSENT;
    run gateway()
  }
}

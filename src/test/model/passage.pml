/* The way of a message, small enough to be searched whole in seconds: two messages of one system that concern the same
   person, in this order; the sender sends the second one twice. One gateway, which may be killed at any instant and starts
   again with a higher epoch; a waiting message may expire; the counterpart may turn a message away, and may answer before its
   receipt has been taken. An older copy of the tables may come back, once, at any instant; an operator accepts it.

   spin -a passage.pml && gcc -w -O2 -DCOLLAPSE -DVECTORSZ=4096 -o pan pan.c && ./pan -E -m200000      (add -DCRASHES=2 to spin for two kills,
   -DRESTORES=1 for a restore)

   Checked: one acceptance and one outcome each; the counterpart first sees the second message after the first; what expired
   while waiting never left; nothing gets stuck. Where commits were lost: what the older tables do not know has no outcome; what
   they know has one by them, which the broker takes once, however often it is handed over, and which is not mistaken for another.
   A message that they forgot and that is accepted again is another request: its expiry says nothing of the forgotten one, which
   the counterpart may have: the answer to that one is refused, and an operator sees it.

   Planted defects (-D…), each to be found: ACK_FIRST acknowledges before the commit, NO_CLAIM sends without a committed claim,
   NO_DUPID hands out without a duplicate id, NO_SEEN takes answers without remembering them, and with RESTORES COUNTED_IDS
   numbers outcomes by a counter in the tables.

   Not in the model: several gateways, several buckets, batches, priorities; several lines; interfaces whose receipts are the
   answers, of which the random walk has some. What may have left when the tables
   say that it waits is in doubt.pml.

   What becomes of a request that may have arrived is in doubt.pml. A test holds the steps of both, marked as such below, against
   the table of states and events. Those of the table that are not here: WAITING CANCEL, WAITING WITHDRAWN, WAITING SET_ASIDE,
   SENDING SET_ASIDE, SENT SET_ASIDE, SENDING TAKEN, WAITING TAKEN, PARKED TAKEN, WAITING ACKNOWLEDGED, SENDING ACKNOWLEDGED,
   SENT ACKNOWLEDGED, PARKED ACKNOWLEDGED, WAITING LAPSED, SENDING LAPSED, SENT LAPSED, PARKED LAPSED,
   AWAITING FREED, AWAITING EXPIRY, AWAITING CANCEL, AWAITING SET_ASIDE, AWAITING UNDECIDED,
   FOLLOWING FREED, JOINED FREED, HELD_BACK FREED, FOLLOWING KEPT_BACK, JOINED KEPT_BACK, FOLLOWING EXPIRY,
   JOINED EXPIRY, HELD_BACK EXPIRY, FOLLOWING CANCEL, JOINED CANCEL, HELD_BACK CANCEL, FOLLOWING SET_ASIDE,
   JOINED SET_ASIDE, HELD_BACK SET_ASIDE, FOLLOWING UNDECIDED, JOINED UNDECIDED, HELD_BACK UNDECIDED, HELD_BACK RETRIED,
   HELD_BACK RELEASED, HELD_BACK GIVEN_UP, HELD_BACK SETTLED,
   PARKED RECALLED. */
#define M 2
#define D 3                      /* deliveries: first, second, second again */
#ifndef CRASHES
#define CRASHES 1
#endif
#ifndef RESTORES
#define RESTORES 0
#endif
#ifndef EXPIRIES
#define EXPIRIES 1
#endif
#ifndef TURNAWAYS
#define TURNAWAYS 1
#endif

/* states of a request */
#define NONE 0
#define WAITING 1
#define SENDING 2
#define SENT 3
#define ENDED 4
/* endings */
#define RESULT 1
#define EXPIRED 2

#define MESSAGE(d) (d == 0 -> 0 : 1)
#define UNMARKED(m) (outbox[m] > 0 && outbox[m] < 10)
#define MARKED(m) (outbox[m] > 10)
#define LIVES (_pid > 4 * life)      /* the World is process 0, each life of the gateway has the next four */
#define FIRST(m) (m == 0 || !(state[0] == WAITING || state[0] == SENDING))

/* broker: what each duplicate id brought */
byte head = 0;                   /* next delivery not acknowledged */
byte told[2 * M + 1]; byte received[M];
/* ids that were given out: at random, so that none comes twice whatever the tables say */
byte ids;
/* tables */
byte state[M]; byte epochOf[M]; bool delivered[D]; byte accepted[M]; byte outbox[M]; byte outcomes[M]; bool seen[M];
byte idOf[M];
byte epoch = 1;
#if RESTORES
/* an older copy of them */
byte keptState[M]; bool keptDelivered[D]; byte keptAccepted[M]; byte keptOutbox[M]; byte keptOutcomes[M]; bool keptSeen[M];
byte keptIdOf[M]; byte keptIds;
#endif
/* whether all links are held, and whether commits were lost */
bool kept, held, lost;
/* whether the first message was accepted again after the tables had forgotten it: another request, under another id */
bool anew;
/* counterpart */
bool got[M]; byte answer[M];     /* 0 none, 1 ready, 2 confirmed */
byte crashes = 0, expiries = 0, turnaways = 0, restores = 0;
byte life = 0;


inline arrives(m) {
  if
  :: !got[m] -> got[m] = true; answer[m] = 1;
     assert(m == 0 || got[0] || state[0] == ENDED || lost && state[0] == NONE)
  :: else
  fi
}

inline ends(m, ending) { state[m] = ENDED; outcomes[m]++; assert(outcomes[m] == 1); outbox[m] = ending; ids++; idOf[m] = ids }

inline accepts(d) {
  if
  :: delivered[d] -> skip                                     /* the broker's redelivery */
  :: !delivered[d] && accepted[MESSAGE(d)] -> delivered[d] = true   /* the sender's duplicate */
  :: else -> delivered[d] = true; accepted[MESSAGE(d)]++; state[MESSAGE(d)] = WAITING;
     anew = anew || (lost && MESSAGE(d) == 0)
  fi
}

proctype Door() provided (LIVES) {
  byte d;
  do
  :: atomic { head < D -> d = head;
#ifdef ACK_FIRST
       head++
#endif
     };
     atomic { accepts(d) };
#ifndef ACK_FIRST
     head++
#else
     skip
#endif
  od
}

proctype Lane() provided (LIVES) {
  byte m, e;
  do
  :: /* after a restart SENDING rows come first; the claim is committed before a byte leaves */
     atomic { !held && ((state[0] == SENDING && epochOf[0] != epoch) || (state[1] == SENDING && epochOf[1] != epoch && FIRST(1))
                        || state[0] == WAITING || (state[1] == WAITING && FIRST(1))) ->
       e = epoch;
       if
       :: state[0] == SENDING && epochOf[0] != e -> m = 0; epochOf[0] = e       /* step SENDING RESUMED SENDING */
       :: state[1] == SENDING && epochOf[1] != e && FIRST(1) -> m = 1; epochOf[1] = e
       :: state[0] == WAITING -> m = 0
       :: state[1] == WAITING && FIRST(1) -> m = 1
       fi;
#ifndef NO_CLAIM
       state[m] = SENDING; epochOf[m] = e                                       /* step WAITING CLAIMED SENDING */
#endif
     };
     if
     :: atomic { arrives(m) };
        atomic { if :: (state[m] == SENDING && epochOf[m] == e) -> state[m] = SENT /* step SENDING RECEIPT SENT */
#ifdef NO_CLAIM
                    :: state[m] == WAITING -> state[m] = SENT               /* the defect: no step */
#endif
                    :: else
                 fi }
     :: atomic { turnaways < TURNAWAYS && !got[m] -> turnaways++;   /* it surely did not take it */
                 if :: state[m] == SENDING && epochOf[m] == e -> state[m] = WAITING :: else fi } /* step SENDING TURNED_AWAY WAITING */
        fi
  od
}

#define READY(m) (answer[m] == 1 && state[m] != NONE && state[m] != WAITING)

proctype Back() provided (LIVES) {
  byte m; bool settled;
  do
  :: atomic { !held && (READY(0) || READY(1)) -> if :: READY(0) -> m = 0 :: READY(1) -> m = 1 fi };
     atomic { if
#ifndef NO_SEEN
                 :: !seen[m] && (state[m] == SENT || state[m] == SENDING) -> seen[m] = true; ends(m, RESULT)
                                  /* step SENT ANSWER RESULT */ /* step SENDING ANSWER RESULT */
#else
                 :: state[m] != NONE -> ends(m, RESULT)                     /* the defect: no step */
#endif
                 :: else
              fi; settled = (state[m] == ENDED) };
     atomic { if :: settled -> answer[m] = 2; settled = false :: else fi; m = 0 }   /* confirmed after our commit */
  od
}

proctype Outbox() provided (LIVES) {
  byte m, k;
  do
  :: atomic { !held && (UNMARKED(0) || UNMARKED(1)) -> if :: UNMARKED(0) -> m = 0 :: UNMARKED(1) -> m = 1 fi; k = outbox[m] };
     atomic {
#ifndef NO_DUPID
       if :: !told[idOf[m]] -> told[idOf[m]] = k; received[m]++ :: else fi;
#else
       told[idOf[m]] = k; received[m]++;
#endif
       assert(received[m] == 1 || lost && received[m] == 2) };
     atomic { if :: UNMARKED(m) -> outbox[m] = 10 + k :: else fi; m = 0; k = 0 }
  od
}

#define AGAIN(m) state[m] = keptState[m] /* no step: the tables are older */; \
  if :: state[m] == WAITING -> state[m] = SENDING /* step WAITING RESTORED SENDING */ :: else fi; \
  accepted[m] = keptAccepted[m]; outbox[m] = keptOutbox[m]; \
  outcomes[m] = keptOutcomes[m]; seen[m] = keptSeen[m]; idOf[m] = keptIdOf[m]; epochOf[m] = 0; \
  keptState[m] = 0; keptAccepted[m] = 0; keptOutbox[m] = 0; keptOutcomes[m] = 0; keptSeen[m] = false; keptIdOf[m] = 0
#define KEEP(m) keptState[m] = state[m]; keptAccepted[m] = accepted[m]; keptOutbox[m] = outbox[m]; keptOutcomes[m] = outcomes[m]; \
  keptSeen[m] = seen[m]; keptIdOf[m] = idOf[m]

active proctype World() {
  atomic { run Door(); run Lane(); run Back(); run Outbox() }
  do
  :: atomic { crashes < CRASHES -> crashes++; life++; epoch++;
       run Door(); run Lane(); run Back(); run Outbox() }
  :: atomic { !held && expiries < EXPIRIES && state[0] == WAITING -> expiries++; assert(!got[0] || anew);
       ends(0, EXPIRED) }                                     /* step WAITING EXPIRY EXPIRED */
#if RESTORES
  :: atomic { !kept -> kept = true; KEEP(0); KEEP(1); keptIds = ids;
       keptDelivered[0] = delivered[0]; keptDelivered[1] = delivered[1]; keptDelivered[2] = delivered[2] }
  :: atomic { kept && restores < RESTORES -> restores++; AGAIN(0); AGAIN(1);
       delivered[0] = keptDelivered[0]; delivered[1] = keptDelivered[1]; delivered[2] = keptDelivered[2];
       keptDelivered[0] = false; keptDelivered[1] = false; keptDelivered[2] = false;
#ifdef COUNTED_IDS
       ids = keptIds;
#endif
       keptIds = 0; lost = true; held = true; life++; epoch++;
       run Door(); run Lane(); run Back(); run Outbox() }
  :: atomic { held -> held = false }                          /* an operator accepts it */
  :: atomic { lost && !held && state[0] == SENT && answer[0] == 2 -> ends(0, EXPIRED) } /* step SENT OVERDUE EXPIRED */
  :: atomic { lost && !held && state[1] == SENT && answer[1] == 2 -> ends(1, EXPIRED) } /* step SENT OVERDUE EXPIRED */
#endif
  :: timeout -> break                                        /* nothing can move any more: all must be done */
  od;
  assert(head == D && (lost || accepted[0] == 1 && accepted[1] == 1));
  assert(accepted[0] <= 1 && accepted[1] <= 1);
  assert((!accepted[0] || MARKED(0) && told[idOf[0]] == outbox[0] - 10) && (!accepted[1] || MARKED(1) && told[idOf[1]] == outbox[1] - 10));
  assert(lost || received[0] == 1 && received[1] == 1)
}

/* The way of a message, small enough to be searched whole in seconds: two messages of one system that concern the same
   person, in this order; the sender sends the second one twice. One gateway, which may be killed at any instant and starts
   again with a higher epoch; a waiting message may expire; the counterpart may turn a message away, and may answer before its
   receipt has been taken.

   spin -a passage.pml && gcc -w -O2 -DCOLLAPSE -DVECTORSZ=4096 -o pan pan.c && ./pan -E -m200000      (add -DCRASHES=2 to spin for two kills)

   Checked: one acceptance and one outcome each; the counterpart first sees the second message after the first; what expired
   while waiting never left; nothing gets stuck.

   Planted defects (-D…), each to be found: ACK_FIRST acknowledges before the commit, NO_CLAIM sends without a committed claim,
   NO_DUPID hands out without a duplicate id, NO_SEEN takes answers without remembering them.

   Not in the model: several gateways, several buckets, batches, priorities, a restored database; several lines.

   A test holds the steps, marked as such below, against the table of states and events. Those of the table that are not here:
   WAITING CANCEL, WAITING WITHDRAWN, SENDING FAULT, SENDING DOUBT, SENDING REJECTED, SENT OVERDUE,
   SENT SETTLED, PARKED RECEIPT, PARKED ANSWER, PARKED SETTLED. */
#define M 2
#define D 3                      /* deliveries: first, second, second again */
#ifndef CRASHES
#define CRASHES 1
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

/* broker */
byte head = 0;                   /* next delivery not acknowledged */
bool duplicateId[M]; byte received[M];
/* tables */
byte state[M]; byte epochOf[M]; bool delivered[D]; byte accepted[M]; byte outbox[M]; byte outcomes[M]; bool seen[M];
byte epoch = 1;
/* counterpart */
bool got[M]; byte answer[M];     /* 0 none, 1 ready, 2 confirmed */
byte crashes = 0, expiries = 0, turnaways = 0;
byte life = 0;


inline arrives(m) {
  if
  :: !got[m] -> got[m] = true; answer[m] = 1;
     assert(m == 0 || got[0] || state[0] == ENDED)
  :: else
  fi
}

inline ends(m, ending) { state[m] = ENDED; outcomes[m]++; assert(outcomes[m] == 1); outbox[m] = ending }

inline accepts(d) {
  if
  :: delivered[d] -> skip                                     /* the broker's redelivery */
  :: !delivered[d] && accepted[MESSAGE(d)] -> delivered[d] = true   /* the sender's duplicate */
  :: else -> delivered[d] = true; accepted[MESSAGE(d)]++; state[MESSAGE(d)] = WAITING
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
     atomic { ((state[0] == SENDING && epochOf[0] != epoch) || (state[1] == SENDING && epochOf[1] != epoch)
                        || state[0] == WAITING || (state[1] == WAITING && FIRST(1))) ->
       e = epoch;
       if
       :: state[0] == SENDING && epochOf[0] != e -> m = 0; epochOf[0] = e       /* step SENDING RESUMED SENDING */
       :: state[1] == SENDING && epochOf[1] != e -> m = 1; epochOf[1] = e
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

proctype Back() provided (LIVES) {
  byte m; bool late;
  do
  :: atomic { (answer[0] == 1 || answer[1] == 1) -> if :: answer[0] == 1 -> m = 0 :: answer[1] == 1 -> m = 1 fi };
     atomic { if
#ifndef NO_SEEN
                 :: !seen[m] && (state[m] == SENT || state[m] == SENDING) -> seen[m] = true; ends(m, RESULT)
                                  /* step SENT ANSWER RESULT */ /* step SENDING ANSWER RESULT */
#else
                 :: state[m] != NONE -> ends(m, RESULT)                     /* the defect: no step */
#endif
                 :: else
              fi };
     answer[m] = 2   /* confirmed after our commit */
  od
}

proctype Outbox() provided (LIVES) {
  byte m, k;
  do
  :: atomic { (UNMARKED(0) || UNMARKED(1)) -> if :: UNMARKED(0) -> m = 0 :: UNMARKED(1) -> m = 1 fi; k = outbox[m] };
     atomic {
#ifndef NO_DUPID
       if :: !duplicateId[m] -> duplicateId[m] = true; received[m]++ :: else fi;
#else
       received[m]++;
#endif
       assert(received[m] == 1) };
     atomic { if :: UNMARKED(m) -> outbox[m] = 10 + k :: else fi }
  od
}

active proctype World() {
  atomic { run Door(); run Lane(); run Back(); run Outbox() }
  do
  :: atomic { crashes < CRASHES -> crashes++; life++; epoch++;
       run Door(); run Lane(); run Back(); run Outbox() }
  :: atomic { expiries < EXPIRIES && state[0] == WAITING -> expiries++; assert(!got[0]); ends(0, EXPIRED) } /* step WAITING EXPIRY EXPIRED */
  :: timeout -> break                                        /* nothing can move any more: all must be done */
  od;
  assert(received[0] == 1 && received[1] == 1);
  assert(accepted[0] == 1 && accepted[1] == 1);
  assert(MARKED(0) && MARKED(1) && head == D)
}

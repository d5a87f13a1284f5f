/* Numbers that the counterpart counts, and what is held back behind a predecessor: three requests of one person, in order, next-after:
   result; one counter.

   Modelled: door, claim (number taken, conversion stored), send, receipt (may be lost), turned away, result or refusal,
   cancellation or expiry of what waits, deadline -> PARKED -> SETTLED by hand with or without a number, the layout changes
   once. The gateway is killed at any instant; the copy it was sending arrives, is lost, or arrives later.
   The counterpart knows our ids; it decides about a number only if it is its last + 1 (else: assertion).
   Checked: no gap, no number twice, the same id never with other content, order of what it accepts, our last = its last at
   the end, every RESULT was accepted and everything accepted is RESULT or SETTLED, nobody waits for ever (cancellation,
   expiry, release by hand are never relied on).
   The code asks the counterpart for its last number where the model knows it (after a refusal, after SETTLED), and after a restore
   asks for each request when its turn comes, where the model does so for all at once.
   -DCITY     three persons, one counter of the city: no order, one number out at a time
   -DHELD     r2 after: r1; when r1 ends otherwise, r2 is HELD_BACK; r3 corrects: r1, passes r2, its end releases it
   -DRESTORE  the database is put back once to an earlier copy (KILLS and LATE stay)

   spin -a FLAGS counter.pml && gcc -w -O2 -DCOLLAPSE -o pan pan.c && ./pan -E -m200000     all whole, no error:
     (none)                                     4.42 million states, depth 102, 20 s     one kill, loss, turn-away, end, overdue
     -DKILLS=2 -DLOST=0                         4.12 million, 107, 17 s
     -DCITY -DLOST=0 -DOVERDUE=0                0.87 million, 101,  4 s
     -DHELD -DLOST=0                            3.88 million, 111, 16 s
     -DRESTORE -DLOST=0 -DOVERDUE=0            10.90 million, 123, 34 s   (with -DKILLS=0: 1.27 million, 115, 4 s)
   Planted defects, each to be found (gcc -DBFS for the shortest trail; depth):
     -DTURNED_IN_DOUBT  "turned away" of a second attempt makes it WAITING, though the first may have arrived: converted
                        anew under the same id (32)
     -DHELD -DRESTS     a request turned away keeps its number: r3 rests with it, r2 is released before it: both stand still
                        for ever (43)
     -DHELD -DRESULT_ONLY   r3 SETTLED does not release r2 (45)
     -DRESTORE -DLAST_ONLY  after a restore only the last number is asked: a request it knows is sent with other content (38)
     -DAT_DOOR number at the door (25)       -DANEW RESUMED converts anew, other number (26)   -DNOT_FREED after a refusal (35)
     -DTWO_NUMBERS without a result (26)     -DUNASKED SETTLED without withdrawing the id (36)  -DKEPT -DRESTS an end keeps it (33)
     -DHELD -DANY_SETTLE SETTLED with a number while another holds one (40)
     -DRESTORE -DNO_WAIT asked while a copy is still on its way (43)
   Not in the model: outcomes told twice or taken back by a restore (a cancellation lost by it is sent after all), several
   gateways, number taken over from work done at the terminal while the line was down, requests unknown to the old copy. */
#ifndef KILLS
#define KILLS 1
#endif
#ifndef LATE
#define LATE 1       /* copies of a killed gateway's send that arrive later, or never */
#endif
#ifndef LOST
#define LOST 1       /* receipts lost */
#endif
#ifndef TURNS
#define TURNS 1      /* turned away */
#endif
#ifndef ENDS
#define ENDS 1       /* cancellations and expiries */
#endif
#ifndef OVERDUE
#define OVERDUE 1    /* deadlines passed after sending: PARKED */
#endif
#ifdef RESTORE
#define RESTORES 1
#else
#define RESTORES 0
#endif
#define N 4          /* requests 1..3 */
/* states of a request */
#define ABSENT 0
#define WAITING 1
#define SENDING 2
#define SENT 3
#define PARKED 4
#define HELD_BACK 5
#define RESULT 6     /* from here on ended */
#define REFUSED 7
#define ENDED 8      /* cancelled or expired, never sent */
#define SETTLED 9
/* the counterpart's view of an id */
#define GOT 1
#define ACC 2
#define REF 3
#define WDR 4        /* withdrawn by agreement with the operator */

/* database */
byte st[N], num[N], ver[N];   /* ver: which conversion is stored */
byte used[N];                 /* number that a result or SETTLED named */
byte last = 0, holder = 0;
byte layout = 1;              /* today's conversion; may change once */
/* its backup */
byte Sst[N], Snum[N], Sver[N], Sused[N], Slast, Sholder; bool saved = false; byte restores = 0;
bool gateHeld = false;
/* counterpart */
byte cid[N], cnum[N], cver[N]; byte clast = 0;
/* on the way from a killed gateway */
byte lateM = 0, lateN = 0, lateV = 0;
byte kills = 0, lates = 0, lost = 0, turns = 0, ends = 0, overdues = 0;
byte gen = 0;                 /* incarnation of the gateway */
bool sending = false;         /* bytes of the living gateway are under way (the operator's truth) */
bool wasEnded[N];             /* ghost: ended unsent before a restore */
bool doorShut = false;

#define ENDEDST(x) (st[x] >= RESULT)
#ifdef HELD
#define PASSES(m, i) (m == 3 && i == 2 && st[2] == HELD_BACK)   /* r3 corrects: r1 */
#else
#define PASSES(m, i) false
#endif
#ifdef CITY                   /* three persons, one counter of the city */
#define ORDER(m, i) true
#else
#define ORDER(m, i) (st[i] != ABSENT && (ENDEDST(i) || PASSES(m, i)))
#endif
#ifdef TWO_NUMBERS            /* planted: does not wait for the result */
#define FREE(m) true
#undef ORDER
#define ORDER(m, i) (st[i] != ABSENT && st[i] != WAITING && st[i] != SENDING)
#else
#define FREE(m) (holder == 0 || holder == m)
#endif
#define CAN1 (st[1] == WAITING && FREE(1))
#define CAN2 (st[2] == WAITING && FREE(2) && ORDER(2,1))
#define CAN3 (st[3] == WAITING && FREE(3) && ORDER(3,1) && ORDER(3,2))

inline arrives(m, n, v) {
  if
  :: cid[m] == 0 -> cid[m] = GOT; cnum[m] = n; cver[m] = v
  :: cid[m] != 0 && cid[m] != WDR -> assert(cnum[m] == n && cver[m] == v)    /* the same id: the same content */
  :: else
  fi }

/* what hangs on an end, in the same transaction */
inline ended(m) {
#ifdef HELD
  if :: m == 1 && st[1] != RESULT && st[1] != SETTLED && st[2] == WAITING -> st[2] = HELD_BACK
     :: m == 3 && (st[3] == RESULT
#ifndef RESULT_ONLY
        || st[3] == SETTLED
#endif
        ) && st[2] == HELD_BACK -> st[2] = WAITING
     :: else fi
#else
  skip
#endif
}

/* a result that we may commit */
inline takeResult(m) {
  if
  :: cid[m] == ACC -> st[m] = RESULT; used[m] = num[m]; last = num[m]; if :: holder == m -> holder = 0 :: else fi
  :: cid[m] == REF -> st[m] = REFUSED; if :: holder == m -> holder = 0 :: else fi;
#ifdef NOT_FREED
     last = num[m]
#else
     skip
#endif
  fi;
  num[m] = 0; ver[m] = 0; ended(m) }

proctype Door() {
  byte m = 1;
  do
  :: atomic { m < N && !gateHeld -> st[m] = WAITING;
#ifdef AT_DOOR
     num[m] = m;
#endif
#ifdef HELD
     if :: m == 2 && st[1] >= RESULT && st[1] != RESULT && st[1] != SETTLED -> st[2] = HELD_BACK :: else fi;
#endif
     m++ }
  :: atomic { m == N -> doorShut = true; break }
  od }

proctype Dispatch() {
  byte m, n, v; byte g; bool doubt;
restart:
  atomic { !gateHeld -> m = 0; n = 0; v = 0; doubt = false; sending = false; g = gen;
    if
    :: st[1] == SENDING -> m = 1; doubt = true
    :: st[2] == SENDING -> m = 2; doubt = true
    :: st[3] == SENDING -> m = 3; doubt = true
    :: else -> goto claim
    fi };
  goto resumed;
claim:
  atomic { if
    :: gen != g -> goto restart
    :: gen == g && !gateHeld && (CAN1 || CAN2 || CAN3) ->
       if :: CAN1 -> m = 1 :: CAN2 -> m = 2 :: CAN3 -> m = 3 fi;
#ifndef AT_DOOR
#ifdef TWO_NUMBERS
       if :: num[m] == 0 -> num[m] = 1 + (last > num[1] -> (last > num[2] -> last : num[2]) : (num[1] > num[2] -> num[1] : num[2])) :: else fi;
#else
       if :: num[m] == 0 -> num[m] = last + 1 :: else fi;
#endif
#endif
       ver[m] = layout; holder = m; st[m] = SENDING; doubt = false
    fi };
  goto send;
resumed:
#ifdef ANEW
  atomic { if :: gen != g -> goto restart :: gen == g && st[m] == SENDING -> num[m] = num[m] + 1; ver[m] = layout :: else fi };
#endif
send:
  atomic { if :: gen != g -> goto restart
              :: gen == g && st[m] == SENDING -> sending = true; n = num[m]; v = ver[m]
              :: gen == g && st[m] != SENDING -> m = 0; goto claim fi };   /* parked, settled or answered meanwhile */
  atomic { if
    :: gen != g -> goto restart                                             /* killed by a restore */
    :: gen == g -> if
      :: arrives(m, n, v); sending = false                        /* and the receipt comes */
      :: lost < LOST -> lost++; arrives(m, n, v); sending = false; doubt = true; goto send
      :: lost < LOST -> lost++; sending = false; doubt = true; goto send    /* neither arrived */
      :: turns < TURNS -> turns++; sending = false;
         if :: st[m] != SENDING -> m = 0; goto claim :: else fi;
#ifndef TURNED_IN_DOUBT
         if :: doubt -> goto send :: else fi;      /* a second attempt's "turned away" says nothing about the first */
#endif
         st[m] = WAITING; ver[m] = 0;
#ifndef RESTS
         num[m] = 0; holder = 0;                   /* it surely did not arrive: the number is free */
#endif
         m = 0; goto claim
      :: kills < KILLS -> kills++;
         if :: arrives(m, n, v)
            :: skip
            :: lates < LATE -> lates++; lateM = m; lateN = n; lateV = v
         fi; goto restart
    fi fi };
  atomic { if
    :: gen != g -> goto restart
    :: gen == g -> if :: st[m] == SENDING -> st[m] = SENT :: else fi; m = 0; goto claim
    :: gen == g && kills < KILLS -> kills++; goto restart
    fi }
}

proctype Wire() {
  do :: atomic { lateM != 0 -> if :: arrives(lateM, lateN, lateV) :: skip fi; lateM = 0; lateN = 0; lateV = 0 } od }

#ifdef CITY
#define INORDER(m)
#else
#define LATER(m, i) (i <= m || cid[i] != ACC || wasEnded[m])
#ifdef HELD
#define INORDER(m) assert(LATER(m,2)); assert(LATER(m,3) || m == 2 && st[1] != RESULT && st[1] != SETTLED)
#else
#define INORDER(m) assert(LATER(m,2)); assert(LATER(m,3))
#endif
#endif
#define DECIDE(m) atomic { cid[m] == GOT -> assert(cnum[m] == clast + 1);   /* no gap, no number twice */ \
     if :: cid[m] = ACC; clast++; INORDER(m) :: cid[m] = REF fi }

proctype Counterpart() {
  do :: DECIDE(1) :: DECIDE(2) :: DECIDE(3) od }

#define POLL(m) atomic { !gateHeld && cid[m] >= ACC && cid[m] <= REF && (st[m] == SENDING || st[m] == SENT || st[m] == PARKED) -> takeResult(m) }
proctype Poll() {                                  /* a repeated result finds an ended request: nothing */
  do :: POLL(1) :: POLL(2) :: POLL(3) od }

inline end1(m) { st[m] = ENDED; wasEnded[m] = true; ends++;
#ifndef KEPT
  if :: holder == m -> holder = 0 :: else fi;
#endif
  num[m] = 0; ver[m] = 0; ended(m) }
#define END(m) atomic { ends < ENDS && !gateHeld && (st[m] == WAITING || st[m] == HELD_BACK) -> end1(m) }
proctype Canceller() { do :: END(1) :: END(2) :: END(3) :: break od }

#define OVER(m) atomic { overdues < OVERDUE && !gateHeld && (st[m] == SENT || st[m] == SENDING) -> overdues++; st[m] = PARKED }
proctype Clock() { do :: OVER(1) :: OVER(2) :: OVER(3) :: atomic { layout == 1 -> layout = 2 } :: break od }

/* by hand: the id is withdrawn at the counterpart first (or it has decided already); then done at the terminal, or not */
inline settle(m) {
  if
  :: cid[m] == ACC -> used[m] = cnum[m]; last = cnum[m]
  :: cid[m] == REF -> used[m] = 0
#ifdef UNASKED
  :: cid[m] == 0 || cid[m] == GOT -> used[m] = 0
#else
  :: cid[m] == 0 || cid[m] == GOT -> cid[m] = WDR;
     if :: used[m] = 0 :: clast++; used[m] = clast; last = clast fi
#endif
  fi;
  st[m] = SETTLED; if :: holder == m -> holder = 0 :: else fi; num[m] = 0; ver[m] = 0; ended(m) }
#define SETTLE(m) atomic { !gateHeld && st[m] == PARKED -> settle(m) }
proctype Operator() {
  bool hand;
  if :: hand = true :: hand = false fi;
  do :: SETTLE(1) :: SETTLE(2) :: SETTLE(3)
#ifdef HELD
   :: atomic { hand && !gateHeld && st[2] == HELD_BACK -> st[2] = WAITING }          /* released by hand */
#ifdef ANY_SETTLE
   :: atomic { hand && !gateHeld && st[2] == HELD_BACK && cid[2] == 0 -> settle(2) }
#else
   :: atomic { hand && !gateHeld && st[2] == HELD_BACK && cid[2] == 0 && holder == 0 -> settle(2) }
#endif
#endif
   :: atomic { doorShut && st[1] != PARKED && st[2] != PARKED && st[3] != PARKED && overdues == OVERDUE -> break }
   od }

#ifdef RESTORE
#define COPY(m) Sst[m] = st[m]; Snum[m] = num[m]; Sver[m] = ver[m]; Sused[m] = used[m]
#define BACK(m) st[m] = Sst[m]; num[m] = Snum[m]; ver[m] = Sver[m]; used[m] = Sused[m]
#define RECONCILE(m) if \
  :: st[m] < RESULT && st[m] != ABSENT && cid[m] == ACC -> st[m] = RESULT; used[m] = cnum[m]; num[m] = 0; ver[m] = 0 \
  :: st[m] < RESULT && st[m] != ABSENT && cid[m] == REF -> st[m] = REFUSED; num[m] = 0; ver[m] = 0 \
  :: st[m] < RESULT && st[m] != ABSENT && cid[m] == GOT -> st[m] = SENT; num[m] = cnum[m]; ver[m] = cver[m]; holder = m \
  :: st[m] < RESULT && st[m] != ABSENT && cid[m] == WDR -> st[m] = SETTLED; num[m] = 0; ver[m] = 0 \
  :: st[m] < RESULT && st[m] != ABSENT && cid[m] == 0 -> st[m] = WAITING; num[m] = 0; ver[m] = 0 \
  :: else fi
proctype Backup() {
  byte i;
  atomic { doorShut -> COPY(1); COPY(2); COPY(3); Slast = last; Sholder = holder; saved = true };
  if :: skip -> goto no :: atomic { true -> BACK(1); BACK(2); BACK(3); last = Slast; holder = Sholder; gateHeld = true; gen++; restores++; sending = false } fi;
#ifdef LAST_ONLY
  atomic { lateM == 0 -> last = clast; gateHeld = false };
#else
#ifdef NO_WAIT
  atomic { true -> last = clast; holder = 0; RECONCILE(1); RECONCILE(2); RECONCILE(3); gateHeld = false };
#else
  atomic { lateM == 0 -> last = clast; holder = 0; RECONCILE(1); RECONCILE(2); RECONCILE(3); gateHeld = false };
#endif
#endif
no: skip }
#endif

#define OVERST(m) (st[m] >= RESULT)
proctype Monitor() {
  timeout;
  assert(last == clast);
  assert(OVERST(1) && OVERST(3));
#ifdef HELD
  assert(OVERST(2) || (st[2] == HELD_BACK && st[3] != RESULT && st[3] != SETTLED));   /* else it waits for its deadline or a hand */
#else
  assert(OVERST(2));
#endif
  assert(holder == 0);
  assert((st[1] == RESULT) <= (cid[1] == ACC)); assert((st[2] == RESULT) <= (cid[2] == ACC)); assert((st[3] == RESULT) <= (cid[3] == ACC));
  assert(cid[1] != ACC || st[1] == RESULT || st[1] == SETTLED);
  assert(cid[2] != ACC || st[2] == RESULT || st[2] == SETTLED);
  assert(cid[3] != ACC || st[3] == RESULT || st[3] == SETTLED)
}

init { atomic { run Door(); run Dispatch(); run Wire(); run Counterpart(); run Poll(); run Canceller(); run Clock(); run Operator();
#ifdef RESTORE
  run Backup();
#endif
  run Monitor() } }

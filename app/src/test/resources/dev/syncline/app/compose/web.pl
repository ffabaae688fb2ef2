# The web server behind "web" and "svc", in place of Python's: 200 for everything, on the port that
# it is given; ends with 1 where that is in use. It starts as quickly also on a busy machine.
use IO::Socket::INET;
my $server = IO::Socket::INET->new(
  LocalAddr => '127.0.0.1', LocalPort => $ARGV[0], Listen => 50, ReuseAddr => 1) or exit 1;
while (1) {
  my $caller = $server->accept or next;
  while (<$caller>) { last if /^\r?\n$/ }
  print $caller "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  close $caller;
}

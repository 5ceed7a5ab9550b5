package org.parley.sitting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AttendanceRepository extends Repository<Attendance, UUID> {

    Attendance save(Attendance attendance);

    List<Attendance> findBySitting(UUID sitting);

    Optional<Attendance> findBySittingAndDelegation(UUID sitting, UUID delegation);
}
